using System.Diagnostics;
using System.Text;
using ProductionOps.Configuration;
using ProductionOps.Deployment;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Sites;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

/// <summary>A real site in a real git repository, a real store, a real directory target and a real server, in a folder whose name has
/// spaces and letters beyond ASCII.</summary>
internal sealed class SiteScenario : IAsyncDisposable
{
    private readonly List<StaticSiteServer> _servers = [];

    private SiteScenario(string root)
    {
        Root = root;
        Repository = Path.Combine(root, "the repository");
        Target = Path.Combine(root, "sérved");
        StoreDirectory = Path.Combine(root, "store");
    }

    public string Root { get; }

    public string Repository { get; }

    public string Target { get; }

    public string StoreDirectory { get; }

    public TestReporter Reporter { get; } = new();

    public PhysicalFileSystem Files { get; } = new();

    public ProductionWorkspace Workspace { get; private set; } = null!;

    public StaticSiteServer Server => _servers[0];

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SiteScenario> CreateAsync(Func<SiteScenario, string>? configuration = null)
    {
        var scenario = new SiteScenario(Directory.CreateTempSubdirectory("prodops ünï ").FullName);
        Directory.CreateDirectory(scenario.Repository);
        Directory.CreateDirectory(scenario.Target);
        scenario.Git("init", "--quiet", "--initial-branch=main");
        scenario.WriteSite("version 1");
        scenario.Commit("version 1");
        scenario._servers.Add(scenario.Start(Path.Combine(scenario.Target, "current")));
        await using var store = await new StoreFactory(scenario.Files, TimeProvider.System)
            .InitializeAsync(scenario.StoreDirectory, "Harbour Light Museum", Cancellation);

        scenario.Workspace = await scenario.OpenAsync();
        await scenario.ImportAsync(configuration?.Invoke(scenario) ?? scenario.Configuration());
        return scenario;
    }

    public StaticSiteServer Serve(string directory)
    {
        var server = Start(directory);
        _servers.Add(server);
        return server;
    }

    public StaticSiteServer Start(string directory) => StaticSiteServer.Start(Files, TimeProvider.System, () => directory);

    public ValueTask<ProductionWorkspace> OpenAsync() => ProductionWorkspace.OpenAsync(
        new WorkspaceOptions
        {
            StoreAddress = StoreDirectory,
            CurrentDirectory = Repository,
            Reporter = Reporter,
            Integrations = static () => new IntegrationServices(),
        },
        Cancellation);

    public async Task ImportAsync(string yaml) =>
        await Workspace.Configuration.ImportAsync(new ConfigurationImport(yaml, "production.yaml"), Cancellation);

    /// <summary>A configuration with one directory target; the extra lines stand below <c>deployment</c>.</summary>
    public string Configuration(string strategy = "atomic", string extra = "", string level = "flexible", string rollback = "automatic") => $"""
        version: 1.0.0
        environment: production
        application:
          name: Harbour Light Museum
          homepage: {Server.Address}
        deployment:
          strategy: {strategy}
          rollbackStrategy: {rollback}
          healthCheckUrl: {Server.Address}
          healthCheckTimeout: 2
          healthCheckText: Harbour
          validationSteps: [budgets, secrets, constitutional]
          build:
            output: site
          target:
            type: directory
            path: "{Target}"
        {extra}
        constitutional:
          enforcementLevel: {level}
        """;

    public void WriteSite(string text)
    {
        Write("site/index.html", $"<!doctype html><html lang=en><title>Harbour</title><h1>Harbour {text}</h1><script src=/app.0a1b2c3d.js></script>");
        Write("site/über uns/index.html", $"<!doctype html><html lang=de><title>Harbour</title><p>{text}");
        Write("site/app.0a1b2c3d.js", "export const light=1;");
        Write("site/style.css", "body{margin:0}");
    }

    public void Write(string path, string content)
    {
        var full = Path.Combine(Repository, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=A Keeper", "-c", "user.email=keeper@example.org", "commit", "--quiet", "--allow-empty", "-m", message);
    }

    public string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output;
    }

    public Task<ProductionDeployment> DeployAsync() => Workspace.Deployments.DeployAsync(Request, Cancellation);

    public async Task<ProductionDeployment> DeployAsync(string text)
    {
        WriteSite(text);
        Commit(text);
        return await DeployAsync();
    }

    public DeploymentRequest Request => new() { Environment = DeploymentEnvironment.Production, ProjectDirectory = Repository };

    public async Task<string> ReadLiveAsync(string path = "")
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(Server.Address, path), Cancellation);
    }

    public async Task<List<ProductionDeployment>> ReadRecordsAsync() =>
        await Workspace.Store.Deployments.ReadAsync(RecordQuery.All, Cancellation).ToListAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        foreach (var server in _servers) await server.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
