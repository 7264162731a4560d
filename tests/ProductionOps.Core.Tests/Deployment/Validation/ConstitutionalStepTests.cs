using ProductionOps.Core.Tests.Store;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Validation;

/// <summary>The constitutional step over a real git repository and a real store.</summary>
public sealed class ConstitutionalStepTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProcessRunner _processes = new(TimeProvider.System);
    private readonly Facts _facts = new();
    private TestStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        await GitAsync("init", "-q", "-b", "main");
        await CommitAsync("content/page.md", "one");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_repository_that_keeps_all_principles_passes()
    {
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        var compliance = outcome.Apply(new DeploymentValidation()).ConstitutionalCompliance!;
        Assert.Equal(100, compliance.Score);
        Assert.Equal(5, compliance.PrincipleScores.Count);
        Assert.Empty(compliance.Violations);
        Assert.Contains("branch-name", compliance.PassedChecks);
        Assert.Contains("performanceFirst: Lighthouse did not measure", Assert.Single(outcome.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_stops_at_one_violation_and_flexible_does_not()
    {
        _folder.WriteText(".github/workflows/ci.yml", "on: push");
        var strict = await RunAsync();
        Assert.Equal((ValidationStatus.Failed, "ConstitutionalViolation"), (strict.Status, strict.ErrorId));
        Assert.Equal(80, strict.Apply(new DeploymentValidation()).ConstitutionalCompliance!.Score);
        var flexible = await RunAsync(settings => settings with { EnforcementLevel = EnforcementLevel.Flexible });
        Assert.Equal(ValidationStatus.Passed, flexible.Status);
        Assert.Contains(flexible.Findings, finding => finding.Contains("ci.yml", StringComparison.Ordinal));
        var off = await RunAsync(settings => settings with { ZeroGitHubActions = false });
        Assert.Equal(ValidationStatus.Passed, off.Status);
    }

    [Fact]
    public async Task Without_a_principle_in_force_nothing_is_judged()
    {
        var outcome = await RunAsync(_ => new ConstitutionalSettings());
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.Null(outcome.Apply(new DeploymentValidation()).ConstitutionalCompliance);
    }

    [Theory]
    [InlineData("20260301-120000-new-page", true)]
    [InlineData("master", true)]
    [InlineData("feature/new", false)]
    [InlineData("20260301-120000-", false)]
    [InlineData("HEAD", false)]
    public async Task Branches_are_named_by_convention(string branch, bool isKept)
    {
        var outcome = await RunAsync(branch: branch);
        Assert.Equal(isKept, outcome.Status == ValidationStatus.Passed);
    }

    [Fact]
    public async Task A_branch_that_vanished_is_missed_until_its_commits_are_held_again()
    {
        await GitAsync("checkout", "-q", "-b", "20260301-120000-work");
        await CommitAsync("content/page.md", "two");
        var tip = (await GitAsync("rev-parse", "HEAD")).Trim();
        await GitAsync("checkout", "-q", "main");
        Assert.Equal(ValidationStatus.Passed, (await RunAsync()).Status);

        await GitAsync("branch", "-q", "-D", "20260301-120000-work");
        for (var looks = 0; looks < 2; looks++)
        {
            var missed = await RunAsync();
            Assert.Equal(ValidationStatus.Failed, missed.Status);
            Assert.Contains(missed.Findings, finding => finding.Contains($"git branch 20260301-120000-work {tip}", StringComparison.Ordinal));
        }

        await GitAsync("tag", "archive/20260301-120000-work", tip);
        Assert.Equal(ValidationStatus.Passed, (await RunAsync()).Status);
    }

    [Fact]
    public async Task A_branch_that_was_merged_may_go()
    {
        await GitAsync("checkout", "-q", "-b", "20260301-120000-work");
        await CommitAsync("content/page.md", "two");
        await GitAsync("checkout", "-q", "main");
        await RunAsync();
        await GitAsync("merge", "-q", "20260301-120000-work");
        await GitAsync("branch", "-q", "-d", "20260301-120000-work");
        Assert.Equal(ValidationStatus.Passed, (await RunAsync()).Status);
    }

    [Fact]
    public async Task A_branch_whose_commits_are_gone_is_reported_once()
    {
        await RunAsync();
        var known = await _store.Store.State.FindAsync(KnownBranches.DocumentName, ProductionJson.Default.KnownBranches, default);
        var (clone, branches) = Assert.Single(known!.Clones);
        var more = new Dictionary<string, string>(branches, StringComparer.Ordinal) { ["lost"] = new string('b', 40) };
        var changed = known with { Clones = new Dictionary<string, IReadOnlyDictionary<string, string>> { [clone] = more } };
        await _store.Store.State.SetAsync(KnownBranches.DocumentName, changed, ProductionJson.Default.KnownBranches, default);
        Assert.Contains((await RunAsync()).Findings, finding => finding.Contains("'lost' vanished", StringComparison.Ordinal));
        Assert.Equal(ValidationStatus.Passed, (await RunAsync()).Status);
    }

    [Fact]
    public async Task Protected_paths_must_be_as_they_were_in_the_last_deployment()
    {
        var last = (await GitAsync("rev-parse", "HEAD")).Trim();
        _facts.Known = new PreservationFacts(IsFirstDeployment: false, HasRollbackRelease: true, HasBackup: true, last);
        Assert.Equal(ValidationStatus.Passed, (await RunAsync(Protect)).Status);
        await CommitAsync("content/page ü.md", "changed");
        var changed = await RunAsync(Protect);
        Assert.Contains(changed.Findings, finding => finding.Contains("content/page ü.md", StringComparison.Ordinal));
        _facts.Known = _facts.Known with { LastCommit = new string('c', 40) };
        var unknown = await RunAsync(Protect);
        Assert.Equal(ValidationStatus.Passed, unknown.Status);
        Assert.Contains(unknown.Findings, finding => finding.Contains("are not known", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, true, true, true)]
    [InlineData(false, true, true, true, true)]
    [InlineData(false, false, true, true, false)]
    [InlineData(false, true, true, false, false)]
    [InlineData(false, true, true, null, true)]
    [InlineData(false, true, false, false, true)]
    public async Task There_must_be_a_way_back(bool isFirst, bool hasRelease, bool backupsAreOn, bool? hasBackup, bool isKept)
    {
        _facts.Known = new PreservationFacts(isFirst, hasRelease, hasBackup, null);
        var outcome = await RunAsync(backups: backupsAreOn);
        Assert.Equal(isKept, outcome.Status == ValidationStatus.Passed);
        if (hasBackup is not true) Assert.Contains(outcome.Findings, finding => finding.StartsWith("userPreservation: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_of_a_repository_it_is_unknown()
    {
        Directory.Delete(_folder.At(".git"), recursive: true);
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.Contains("could not list the branches", outcome.Findings[0], StringComparison.Ordinal);
    }

    private static ConstitutionalSettings Protect(ConstitutionalSettings settings) => settings with { ProtectedPaths = ["content"] };

    private async Task<ValidationOutcome> RunAsync(
        Func<ConstitutionalSettings, ConstitutionalSettings>? change = null,
        string branch = "main",
        bool backups = true)
    {
        var steps = new StandardValidationSteps
        {
            Files = new PhysicalFileSystem(),
            Processes = _processes,
            Time = TimeProvider.System,
            Yaml = () => throw new OperationException("ConfigurationYamlInvalid", ErrorKind.InvalidInput, "Not understood."),
            State = _store.Store.State,
            Preservation = _facts,
            Secrets = new Dictionary<string, string>(),
        };
        var configuration = Contexts.Configuration("constitutional", "budgets");
        configuration = configuration with
        {
            Constitutional = (change ?? (settings => settings))(configuration.Constitutional),
            Maintenance = configuration.Maintenance with { Backup = configuration.Maintenance.Backup with { Enabled = backups } },
        };
        var context = Contexts.Of(_folder.Path, configuration: configuration);
        var head = await TryGitAsync("rev-parse", "HEAD");
        context = context with
        {
            Source = new SourceRevision(_folder.Path, head.Trim(), branch, DateTimeOffset.UnixEpoch, []),
            Earlier = new Dictionary<string, ValidationOutcome> { ["budgets"] = new(ValidationStatus.Passed, []) },
        };
        var selected = steps.Create().Select(configuration.Deployment.ValidationSteps);
        Assert.Equal(["budgets", "constitutional"], selected.Select(step => step.Name));
        return await selected[1].RunAsync(context, default);
    }

    private async Task CommitAsync(string path, string text)
    {
        _folder.WriteText(path, text);
        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Change");
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var result = await _processes.RunAsync(new ProcessRequest("git", ["-C", _folder.Path, .. arguments]), default);
        Assert.True(result.Succeeded, result.Error);
        return result.Output;
    }

    private async Task<string> TryGitAsync(params string[] arguments) =>
        (await _processes.RunAsync(new ProcessRequest("git", ["-C", _folder.Path, .. arguments]), default)).Output;

    private sealed class Facts : IPreservationFacts
    {
        public PreservationFacts Known { get; set; } = new(IsFirstDeployment: true, HasRollbackRelease: false, HasBackup: true, LastCommit: null);

        public Task<PreservationFacts> FindAsync(ProductionConfiguration configuration, CancellationToken cancellationToken) => Task.FromResult(Known);
    }
}
