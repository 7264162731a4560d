using ProductionOps.Deployment.Build;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment.Build;

public sealed class SiteBuilderTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingReporter _reporter = new();
    private readonly SiteBuilder _builder = new(
        new ProcessRunner(TimeProvider.System), new PhysicalFileSystem(), MinimalEnvironment.OfThisProcess(), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    private Task<BuildOutcome> BuildAsync(BuildSettings settings, Func<string, string>? redact = null) => _builder.BuildAsync(
        new BuildRequest(settings, _folder.Path)
        {
            Redact = redact ?? (line => line),
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["API_KEY"] = "s3cret" },
        },
        _reporter,
        None);

    private async Task<OperationException> FailAsync(BuildSettings settings) =>
        await Assert.ThrowsAsync<OperationException>(() => BuildAsync(settings));

    private static BuildSettings Shell(string script, string output = "dist")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of these tests are for a POSIX shell.");
        return new BuildSettings { Shell = script, Output = output, Timeout = 60 };
    }

    [Fact]
    public async Task A_prebuilt_site_has_no_build_time()
    {
        _folder.WriteText("public/index.html", "<p>x</p>");
        _folder.WriteText("package.json", "{}");

        var outcome = await BuildAsync(new BuildSettings { Output = "public" });

        Assert.Null(outcome.Info.BuildTime);
        Assert.Null(outcome.Info.NodeVersion);
        Assert.Null(outcome.Info.AstroVersion);
        Assert.Equal(8, outcome.Info.BundleSize!.Total);
        Assert.Equal(_folder.At("public"), outcome.OutputDirectory);
        Assert.Empty(outcome.Log);
        Assert.Empty(_reporter.Warnings);
    }

    [Fact]
    public async Task Install_and_build_run_in_the_working_directory_and_are_logged_without_secrets()
    {
        Directory.CreateDirectory(_folder.At("my site"));
        var settings = Shell("echo key=$API_KEY; mkdir dist && echo built > dist/index.html") with
        {
            Install = ["/bin/sh", "-c", "echo installed > log.txt; echo oops >&2"],
            WorkingDirectory = "my site",
        };

        var outcome = await BuildAsync(settings, line => line.Replace("s3cret", "***", StringComparison.Ordinal));

        Assert.True(File.Exists(_folder.At("my site/log.txt")));
        Assert.True(outcome.Info.BuildTime > 0);
        Assert.Contains("key=***\n", outcome.Log, StringComparison.Ordinal);
        Assert.Contains("oops\n", outcome.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outcome.Log, StringComparison.Ordinal);
        Assert.Contains("key=***", _reporter.Details);
    }

    [Fact]
    public async Task Versions_come_from_the_project_and_the_tools()
    {
        _folder.WriteText("package.json", "{}");
        _folder.WriteText("package-lock.json", """{"packages":{"node_modules/astro":{"version":"5.1.0"}}}""");
        var settings = Shell("mkdir -p dist && echo x > dist/index.html");

        Assert.Equal("5.1.0", (await BuildAsync(settings)).Info.AstroVersion);
        _folder.WriteText("node_modules/astro/package.json", """{"version":"5.2.3"}""");
        var outcome = await BuildAsync(settings);

        Assert.Equal("5.2.3", outcome.Info.AstroVersion);
        Assert.SkipWhen(new ProcessRunner(TimeProvider.System).Find("node") is null, "Needs Node.js.");
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Info.NodeVersion);
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_last_lines()
    {
        var exception = await FailAsync(Shell("i=0; while [ $i -lt 50 ]; do echo line $i; i=$((i+1)); done; echo broken >&2; exit 3"));

        Assert.Equal("BuildFailed", exception.Id);
        Assert.Contains("exit code 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("broken", exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 49", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 10\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_hangs_is_stopped()
    {
        var exception = await FailAsync(Shell("echo waiting; sleep 1000") with { Timeout = 1 });

        Assert.Equal("BuildTimeout", exception.Id);
        Assert.Contains("waiting", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_writes_nothing_is_told_apart()
    {
        Assert.Equal("BuildOutputMissing", (await FailAsync(Shell("true"))).Id);
        Assert.Equal("BuildOutputEmpty", (await FailAsync(Shell("mkdir dist"))).Id);
        File.SetLastWriteTimeUtc(_folder.WriteText("dist/index.html", "old"), DateTime.UtcNow.AddHours(-1));

        await BuildAsync(Shell("true"));

        Assert.Contains("changed no file", Assert.Single(_reporter.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_with_a_link_out_of_it_is_refused() =>
        Assert.Equal("BuildOutputUnsafe", (await FailAsync(Shell("mkdir dist && ln -s /etc/passwd dist/index.html"))).Id);

    [Theory]
    [InlineData("../elsewhere", null)]
    [InlineData("dist", "..")]
    [InlineData(".", null)]
    [InlineData("..", "site")]
    public async Task No_directory_leads_out_of_the_repository(string output, string? workingDirectory)
    {
        var settings = new BuildSettings { Output = output, WorkingDirectory = workingDirectory };

        Assert.Equal("BuildPathUnsafe", (await FailAsync(settings)).Id);
    }

    [Fact]
    public async Task A_missing_program_is_named() =>
        Assert.Equal("ProgramNotFound", (await FailAsync(new BuildSettings { Output = "dist", Command = ["no-such-builder"] })).Id);
}
