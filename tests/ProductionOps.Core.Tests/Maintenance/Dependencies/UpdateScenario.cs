using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Core.Tests.Deployment.Validation;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Dependencies;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>A real npm project in a real git repository, with a registry on loopback, and the tasks that maintain it.</summary>
internal sealed class UpdateScenario : IAsyncDisposable
{
    public static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private readonly TemporaryFolder _folder = new();
    private readonly SamplePackages _packages;
    private readonly string _projectPath;
    private TestStore? _store;

    private UpdateScenario(SamplePackages packages, string project)
    {
        _packages = packages;
        _projectPath = project;
        Git = new GitSandbox(_folder.At("the site"));
    }

    public NpmRegistry Registry { get; } = new();

    public GitSandbox Git { get; }

    public string Project => Path.Combine(Git.Path, _projectPath);

    public string Data => _folder.At("data of this machine");

    public RecordingReporter Reporter { get; } = new();

    public StepList Steps { get; } = new();

    public DependencyUpdateSettings Settings { get; set; } = new()
    {
        Enabled = true,
        AutoApprove = true,
        Checks = ["tests", "budgets"],
    };

    public BuildSettings Build { get; set; } = new() { Command = ["npm", "run", "build"], Output = "dist", Timeout = 120 };

    public IProcessRunner? Processes { get; set; }

    /// <summary>A project that has the packages at their first versions, committed and with nothing installed.</summary>
    /// <param name="packages">What can be published.</param>
    /// <param name="dependencies">The dependencies of its package.json, as JSON.</param>
    /// <param name="project">Its directory in the repository.</param>
    /// <param name="files">More files, by path in the project.</param>
    public static async Task<UpdateScenario> CreateAsync(
        SamplePackages packages, string dependencies, string project = "", params (string Path, string Text)[] files)
    {
        Assert.SkipWhen(packages.Packed.Count == 0, "Needs npm; install Node.js.");
        var scenario = new UpdateScenario(packages, project);
        foreach (var key in packages.Packed.Keys.Where(IsFirst)) scenario.Publish(key);
        scenario.Write("package.json", $$"""
            {
              "name": "site",
              "version": "1.0.0",
              "private": true,
              "scripts": { "build": "node build.mjs" },
              "dependencies": {{dependencies}}
            }
            """);
        scenario.Write("build.mjs", """
            import { createRequire } from 'node:module';
            import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
            const require = createRequire(import.meta.url);
            const names = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies ?? {});
            mkdirSync('dist', { recursive: true });
            writeFileSync('dist/index.html', '<!doctype html><title>Site</title>' + names.map(name => `<p>${name} ${require(name)}</p>`).join('\n'));
            """);
        scenario.Write(".gitignore", "node_modules/\ndist/\n");
        scenario.Write(".npmrc", $"registry={scenario.Registry.Address}\ncache={scenario._folder.At("npm cache")}\nfetch-retries=0\n");
        foreach (var (path, text) in files) scenario.Write(path, text);
        await scenario.NpmAsync("install", "--package-lock-only", "--ignore-scripts", "--no-audit");
        await scenario.Git.RunAsync("init", "--quiet");
        await scenario.Git.CommitAsync("Site");
        scenario._store = await TestStore.CreateAsync();
        return scenario;
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Project, path));

    /// <summary>Publishes versions, as in <c>left-pad@1.0.0</c>.</summary>
    public void Publish(params string[] keys)
    {
        foreach (var key in keys) Publish(key, LongAgo);
    }

    public void Publish(string key, DateTimeOffset time) => Registry.Publish(_packages.Packed[key].Manifest, _packages.Packed[key].Tarball, time);

    public async Task<ProcessResult> NpmAsync(params string[] arguments)
    {
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest("npm", arguments) { WorkingDirectory = Project }, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error);
        return result;
    }

    public async Task<MaintenanceAutomation> RunAsync(
        MaintenanceType type = MaintenanceType.DependencyUpdate, string? approvedBy = null, CancellationToken? cancellation = null, ImpactAssessment? shown = null)
    {
        var context = Context(type, approvedBy);
        return await Tasks().Single(task => task.Type == type)
            .RunAsync(context with { Maintenance = context.Maintenance with { ImpactAssessment = shown } }, Steps, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>What a run would do.</summary>
    public async Task<ImpactAssessment> AssessAsync(MaintenanceType type = MaintenanceType.DependencyUpdate, bool isAsked = true)
    {
        var context = Context(type, approvedBy: null);
        return await Tasks().Single(task => task.Type == type)
            .AssessAsync(context with { Maintenance = context.Maintenance with { ApprovalRequired = isAsked } }, TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<IMaintenanceTask> Tasks()
    {
        var options = new WorkspaceOptions
        {
            CurrentDirectory = Project,
            Reporter = Reporter,
            Integrations = () => throw new InvalidOperationException("No integration is needed."),
            DataDirectory = Data,
            Processes = Processes,
        };
        var configurations = new ConfigurationService(_store!.Store, options.Integrations, options.Time);
        return new DependencyComposition(_store.Store, configurations, options).Tasks();
    }

    /// <summary>Everything that must be as before: refs, index, stash, and each file of the work tree with its content and time.</summary>
    public async Task<string> FingerprintAsync()
    {
        var text = new StringBuilder()
            .AppendLine(await Git.RunAsync("for-each-ref"))
            .AppendLine(await Git.RunAsync("status", "--porcelain", "--ignored"))
            .AppendLine(await Git.RunAsync("stash", "list"))
            .AppendLine(await Git.RunAsync("worktree", "list"))
            .AppendLine(await Git.RunAsync("symbolic-ref", "HEAD"))
            .AppendLine(await Git.RunAsync("diff", "--cached"));
        var gitFolder = Path.Combine(Git.Path, ".git") + Path.DirectorySeparatorChar;
        foreach (var file in Directory.EnumerateFiles(Git.Path, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(gitFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file)))}");
        return text.ToString();
    }

    /// <summary>What is left on this machine of trials: nothing but the lock.</summary>
    public IEnumerable<string> LeftOvers() => Directory.Exists(Data)
        ? Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal) && Directory.GetParent(path)!.Name != "dependencies" && Path.GetFileName(path) != "dependencies")
        : [];

    public async Task<JsonNode> ManifestAtAsync(string reference, string path = "package.json") =>
        JsonNode.Parse(await Git.RunAsync("show", $"{reference}:{(_projectPath.Length == 0 ? "" : _projectPath + "/")}{path}"))!;

    /// <summary>The versions that a commit has locked, by their places.</summary>
    public async Task<Dictionary<string, string?>> LockedAtAsync(string reference) => (await ManifestAtAsync(reference, "package-lock.json"))["packages"]!.AsObject()
        .ToDictionary(package => package.Key, package => (string?)package.Value!["version"]);

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
        _folder.Dispose();
    }

    private MaintenanceContext Context(MaintenanceType type, string? approvedBy)
    {
        var configuration = Contexts.Configuration("budgets");
        var any = ModelInstances.Of<MaintenanceAutomation>();
        return new MaintenanceContext
        {
            Maintenance = new MaintenanceAutomation
            {
                MaintenanceId = "20260301-120000-maintenance",
                MaintenanceType = type,
                ScheduledTime = any.ScheduledTime,
                Approval = approvedBy is null ? null : new MaintenanceApproval { RequestedBy = "a", ApprovedBy = approvedBy },
            },
            Configuration = configuration with
            {
                Deployment = configuration.Deployment with { Target = null, Targets = [], Build = Build with { WorkingDirectory = _projectPath.Length == 0 ? null : _projectPath } },
                EnvironmentSettings = new EnvironmentSettings(),
                Maintenance = configuration.Maintenance with { DependencyUpdates = Settings },
            },
            ProjectDirectory = Project,
            RepositoryRoot = Directory.Exists(Path.Combine(Git.Path, ".git")) ? Git.Path : null,
            Safeguard = new NoChange(),
        };
    }

    private static bool IsFirst(string key) => key.EndsWith("@1.0.0", StringComparison.Ordinal) || key == "young@0.2.0";

    /// <summary>The steps as they were told.</summary>
    internal sealed class StepList : IMaintenanceProgress
    {
        public List<string> All { get; } = [];

        public Action<string>? OnStep { get; set; }

        public Task BeginAsync(string step, int totalSteps, CancellationToken cancellationToken)
        {
            All.Add(step);
            OnStep?.Invoke(step);
            cancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }
    }

    private sealed class NoChange : IMaintenanceSafeguard
    {
        public Task ProtectAsync(string path, CancellationToken cancellationToken) => throw new InvalidOperationException($"'{path}' is the user's.");
    }
}
