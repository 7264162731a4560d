using System.Diagnostics;
using ProductionOps.Configuration;
using ProductionOps.Deployment;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Model;
using ProductionOps.Sites;
using ProductionOps.Store;

namespace ProductionOps.Faults.Rollouts;

/// <summary>A site in a git repository, its store, its target and its server, all in one folder.</summary>
internal sealed class FaultSite(string root)
{
    private static readonly string[] Pages = ["index.html", "about.html", "visit/index.html"];

    public string Root { get; } = root;

    public string Repository => Path.Combine(Root, "repository");

    public string Target => Path.Combine(Root, "served site");

    public string StoreDirectory => Path.Combine(Root, "store");

    public static string PathOf(int page) => Pages[page];

    public static int PageCount => Pages.Length;

    public async Task<StaticSiteServer> CreateAsync(string strategy)
    {
        Directory.CreateDirectory(Repository);
        Directory.CreateDirectory(Target);
        Git("init", "--quiet", "--initial-branch=main");
        var files = new PhysicalFileSystem();
        await using var store = await new StoreFactory(files, TimeProvider.System).InitializeAsync(StoreDirectory, "Faults", CancellationToken.None);
        var server = StaticSiteServer.Start(files, TimeProvider.System, () => Path.Combine(Target, "current"));
        await using var workspace = await OpenAsync(files, new QuietReporter());
        await workspace.Configuration.ImportAsync(new ConfigurationImport(Configuration(server.Address, strategy), "production.yaml"), CancellationToken.None);
        return server;
    }

    public ValueTask<ProductionWorkspace> OpenAsync(IFileSystem files, IOperationReporter reporter) => ProductionWorkspace.OpenAsync(
        new WorkspaceOptions
        {
            StoreAddress = StoreDirectory,
            CurrentDirectory = Repository,
            Reporter = reporter,
            Integrations = static () => new IntegrationServices(),
            Files = files,
        },
        CancellationToken.None);

    public DeploymentRequest Request => new() { Environment = DeploymentEnvironment.Production, ProjectDirectory = Repository };

    public void Commit(string version)
    {
        foreach (var page in Pages)
        {
            var path = Path.Combine(Repository, "site", page);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"<!doctype html><html lang=en><title>Museum</title><p>version {version}.");
        }

        File.WriteAllText(Path.Combine(Repository, "site", "unchanged.css"), "body{margin:0}");
        Git("add", "--all");
        Git("-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", "commit", "--quiet", "-m", version);
    }

    private static string Configuration(Uri address, string strategy) => $"""
        version: 1.0.0
        environment: production
        application:
          name: Faults
          homepage: {address}
        deployment:
          strategy: {strategy}
          rollbackStrategy: automatic
          healthCheckUrl: {address}
          healthCheckTimeout: 5
          validationSteps: [budgets, secrets]
          build:
            output: site
          target:
            type: directory
            path: ../served site
            keepReleases: 3
        constitutional:
          enforcementLevel: flexible
        """;

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
