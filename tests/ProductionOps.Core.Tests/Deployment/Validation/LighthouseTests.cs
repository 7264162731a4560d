using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Lighthouse;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Monitoring.Performance.Vitals;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class LighthouseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PhysicalFileSystem _files = new();

    [Fact]
    public void A_report_is_read()
    {
        var report = Parse("""
            {"lighthouseVersion":"12.8.2","runWarnings":["Slow"],"runtimeError":{"code":"NO_ERROR"},
             "categories":{"performance":{"score":0.985},"accessibility":{"score":1},"best-practices":{"score":null},"agentic-browsing":{"score":1}},
             "audits":{"largest-contentful-paint":{"numericValue":2534.56},"first-contentful-paint":{"numericValue":800},
               "cumulative-layout-shift":{"numericValue":0.012345},"total-blocking-time":{"numericValue":100.5},
               "server-response-time":{"numericValue":21.371},"max-potential-fid":{"numericValue":157},"interaction-to-next-paint":{"numericValue":5}}}
            """);
        Assert.Equal("12.8.2", report.Version);
        Assert.Equal(new LighthouseScores { Performance = 98.5, Accessibility = 100 }, report.Scores);
        Assert.Equal(new CoreWebVitals { Lcp = 2.53456, Fcp = 0.8, Cls = 0.012345, Tbt = 100.5, Ttfb = 21.371 }, report.Vitals);
        Assert.Equal(["Slow"], report.Warnings);
    }

    [Theory]
    [InlineData("", "LighthouseReportInvalid")]
    [InlineData("{\"lighthouseVersion\":", "LighthouseReportInvalid")]
    [InlineData("[]", "LighthouseReportInvalid")]
    [InlineData("""{"lighthouseVersion":"12.0.0","categories":{"performance":{"score":null}}}""", "LighthouseReportInvalid")]
    [InlineData("""{"lighthouseVersion":"12.0.0","runtimeError":{"code":"NO_FCP","message":"The page did not paint"}}""", "LighthouseFailed")]
    public void What_is_no_good_report_is_refused(string json, string id) =>
        Assert.Equal(id, Assert.Throws<OperationException>(() => Parse(json)).Id);

    [Theory]
    [InlineData(new double[] { 95 }, 95, false)]
    [InlineData(new double[] { 95, 96 }, 95, true)]
    [InlineData(new double[] { 95, 97, 99 }, 97, true)]
    [InlineData(new double[] { 88, 97, 99 }, 97, false)]
    [InlineData(new double[] { 88, 92, 96, 97, 99 }, 96, true)]
    [InlineData(new double[] { 99, 88, 97, 92, 96 }, 96, true)]
    [InlineData(new double[] { 93, 95, 97 }, 95, true)]
    [InlineData(new double[] { 91, 91.5, 97 }, 91.5, false)]
    [InlineData(new double[] { 48, 49, 51 }, 49, false)]
    public void Runs_are_settled_when_those_beside_the_median_have_its_rating(double[] scores, double median, bool isStable)
    {
        var series = new LighthouseSeries([.. scores.Select(Report)], target: 92);
        Assert.Equal(median, series.Median.Scores.Performance);
        Assert.Equal(isStable, series.IsStable);
    }

    [Fact]
    public async Task Missing_tools_leave_it_unknown()
    {
        var nothing = await Step(new NoPrograms(), _ => null).RunAsync(Contexts.Of(_folder.Path), default);
        Assert.Equal(ValidationStatus.Unknown, nothing.Status);
        Assert.Contains("Lighthouse is not installed", nothing.Findings[0], StringComparison.Ordinal);
        WriteLighthouse("exit 0");
        var noBrowser = await Step(new NoPrograms(), name => name == "CHROME_PATH" ? "/nowhere/chrome" : null).RunAsync(Contexts.Of(_folder.Path), default);
        Assert.Contains("CHROME_PATH", noBrowser.Findings[0], StringComparison.Ordinal);
        Assert.Null(noBrowser.Apply(new DeploymentValidation()).Performance);
    }

    [Theory]
    [InlineData("echo 'Unable to connect to Chrome' >&2; exit 1", "Unable to connect to Chrome")]
    [InlineData("kill -9 $$", "exit code 137")]
    [InlineData("echo '{\"lighthouseVersion\":' > \"$out\"", "not JSON")]
    [InlineData("echo '{\"lighthouseVersion\":\"12.0.0\",\"runtimeError\":{\"code\":\"CHROME_INTERSTITIAL_ERROR\",\"message\":\"Blocked\"}}' > \"$out\"; exit 1", "Blocked")]
    public async Task A_run_that_breaks_leaves_it_unknown_and_nothing_behind(string script, string reason)
    {
        WriteLighthouse(script);
        var before = Leftovers();
        var outcome = await Step(new ProcessRunner(TimeProvider.System), _ => null).RunAsync(Context(), default);
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.Contains(reason, outcome.Findings[0], StringComparison.Ordinal);
        Assert.Empty(Leftovers().Except(before));
    }

    [Fact]
    public async Task A_run_that_hangs_is_ended_and_unknown()
    {
        var time = new ManualTime();
        WriteLighthouse("sleep 600");
        var run = Step(new ProcessRunner(time), _ => null).RunAsync(Context(), default);
        await time.WaitForTimerAsync(TimeSpan.FromMinutes(3));
        time.Advance(TimeSpan.FromMinutes(3));
        var outcome = await run;
        Assert.Equal(ValidationStatus.Unknown, outcome.Status);
        Assert.Contains("180 s", outcome.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_go_on_until_the_rating_is_settled_and_missed_targets_fail()
    {
        // Whenever the runs are counted, one beside the median is on the other side of 90; nine is the most.
        var counter = _folder.At("runs");
        WriteLighthouse($"""
            echo x >> '{counter}'
            case $(($(wc -l < '{counter}') % 4)) in 1) s=0.88;; 2) s=0.95;; 3) s=0.91;; *) s=0.89;; esac
            echo "{"{"}\"lighthouseVersion\":\"12.0.0\",\"categories\":{"{"}\"performance\":{"{"}\"score\":$s{"}"}{"}"},\"audits\":{"{"}\"largest-contentful-paint\":{"{"}\"numericValue\":3000{"}"}{"}"}{"}"}" > "$out"
            """);
        var outcome = await Step(new ProcessRunner(TimeProvider.System), _ => null).RunAsync(Context(), default);
        Assert.Equal(9, File.ReadAllLines(counter).Length);
        Assert.Equal(ValidationStatus.Failed, outcome.Status);
        Assert.Equal("LighthouseBelowTarget", outcome.ErrorId);
        Assert.Contains(outcome.Findings, finding => finding.StartsWith("lighthouse-performance is 89, and its target is at least 90.", StringComparison.Ordinal));
        Assert.Contains(outcome.Findings, finding => finding.StartsWith("lcp is 3, and its target is at most 2.5.", StringComparison.Ordinal));
        var measured = outcome.Apply(new DeploymentValidation()).Performance!;
        Assert.Equal(89, measured.Lighthouse!.Performance);
        Assert.Null(measured.CoreWebVitals!.Fid);
    }

    [Fact]
    public async Task Two_measurements_wait_for_each_other()
    {
        var time = new ManualTime();
        var exclusive = new MeasurementLock(_files, time, _folder.At("lock"));
        var first = await exclusive.TakeAsync(default);
        var second = exclusive.TakeAsync(default);
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        Assert.False(second.IsCompleted);
        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(1));
        var held = await second;
        var third = exclusive.TakeAsync(default);
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("MeasurementBusy", (await Assert.ThrowsAsync<OperationException>(() => third)).Id);
        held.Dispose();
    }

    [Fact]
    public void A_busy_machine_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The load is read on Linux only.");
        Assert.StartsWith("The machine was busy", new MachineLoad(_files, -1).DescribeBusy(), StringComparison.Ordinal);
        Assert.Null(new MachineLoad(_files, int.MaxValue).DescribeBusy());
    }

    [Fact]
    public async Task The_real_lighthouse_measures_a_site()
    {
        var processes = new ProcessRunner(TimeProvider.System);
        var locator = new LighthouseLocator(processes, _files, new BrowserLocator(processes, _files, Environment.GetEnvironmentVariable));
        Assert.SkipUnless(processes.Find("lighthouse") is not null, "Lighthouse is not installed; 'npm install --global lighthouse' gets it.");
        Assert.SkipWhen(Record.Exception(() => locator.Find(_folder.Path)) is not null, "No Chromium is installed; install it, or name it in CHROME_PATH.");
        _folder.WriteText(
            "dist/index.html",
            "<!doctype html><html lang=en><head><title>Site</title><meta name=viewport content='width=device-width'><link rel=icon href='data:,'></head><body><h1>Hello</h1></body></html>");
        var before = Leftovers();
        var outcome = await Step(processes, Environment.GetEnvironmentVariable).RunAsync(Context(minimumRuns: 1), default);
        Assert.True(outcome.Status != ValidationStatus.Unknown, string.Join('\n', outcome.Findings));
        var measured = outcome.Apply(new DeploymentValidation()).Performance!;
        Assert.InRange(measured.Lighthouse!.Performance!.Value, 1, 100);
        Assert.InRange(measured.Lighthouse.Accessibility!.Value, 1, 100);
        Assert.InRange(measured.CoreWebVitals!.Lcp!.Value, 0.01, 60);
        Assert.NotNull(measured.CoreWebVitals.Ttfb);
        Assert.NotNull(measured.CoreWebVitals.Fid);
        Assert.Empty(Leftovers().Except(before));
    }

    public void Dispose() => _folder.Dispose();

    private static LighthouseReport Parse(string json) => LighthouseReport.Parse(Encoding.UTF8.GetBytes(json));

    private static LighthouseReport Report(double score) => new("12.0.0", new LighthouseScores { Performance = score }, new CoreWebVitals(), []);

    private static string[] Leftovers() => Directory.GetDirectories(Path.GetTempPath(), "productionops-lighthouse-*");

    private ValidationContext Context(int minimumRuns = 0)
    {
        _folder.WriteText("dist/robots.txt", "");
        var configuration = Contexts.Configuration();
        var settings = minimumRuns == 0 ? null : new LighthouseSettings { MinimumRuns = minimumRuns, MaximumRuns = minimumRuns };
        return Contexts.Of(
            _folder.Path, _folder.At("dist"), configuration with { Deployment = configuration.Deployment with { Lighthouse = settings } });
    }

    // A stand-in that is a real program: what Lighthouse does wrong cannot be had from Lighthouse on demand.
    private void WriteLighthouse(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Lighthouse is a shell script.");
        var path = _folder.WriteText(
            "node_modules/.bin/lighthouse",
            $"#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --output-path=*) out=\"${{a#--output-path=}}\";; esac; done\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        _folder.WriteText("chrome", "");
    }

    private LighthouseStep Step(IProcessRunner processes, Func<string, string?> variable)
    {
        var browsers = new BrowserLocator(
            processes, _files, name => name == BrowserLocator.Variable && variable(name) is null && processes is ProcessRunner ? Browser() : variable(name));
        var environment = MinimalEnvironment.OfThisProcess();
        return new LighthouseStep(
            new LighthouseMeter(
                new LighthouseLocator(processes, _files, browsers), new LighthouseRunner(processes, _files, environment, Environment.IsPrivilegedProcess)),
            new VitalsSeries(new BrowserStarter(browsers, processes, _files, TimeProvider.System, environment, Environment.IsPrivilegedProcess)),
            new MeasurementLock(_files, TimeProvider.System, _folder.At("lock")),
            new MachineLoad(_files, int.MaxValue),
            _files,
            TimeProvider.System);
    }

    private string? Browser() => File.Exists(_folder.At("chrome")) ? _folder.At("chrome") : null;

    private sealed class NoPrograms : IProcessRunner
    {
        public string? Find(string program) => null;

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
