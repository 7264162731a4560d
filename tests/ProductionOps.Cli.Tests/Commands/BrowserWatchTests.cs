using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>Continuous monitoring with a browser that is in the middle of a page which never comes.</summary>
public sealed class BrowserWatchTests : IAsyncLifetime
{
    private readonly Workplace _place = new();
    private readonly SilentPage _site = new();

    // Everything that browsers write is here, so that theirs are known by their command lines; short, as their sockets need short paths.
    private readonly string _temporary = $"/tmp/pw-{Guid.NewGuid().ToString("N")[..8]}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_temporary);
        _place.Variables["TMPDIR"] = _temporary;
        await _place.InitializeAsync();
        await _place.ImportAsync($$$"""
            environment: production
            application: {name: T, homepage: '{{{_site.Address}}}'}
            deployment: {target: {type: directory, path: www}}
            monitoring: {performance: {frequency: 0.0005, lighthouse: false, throttling: none}, accessibility: {frequency: 0.0005}}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _place.Dispose();
        Directory.Delete(_temporary, recursive: true);
    }

    [Theory]
    [InlineData("performance", "-INT")]
    [InlineData("accessibility", "-TERM")]
    public async Task A_stop_does_not_wait_for_the_page_and_leaves_no_browser_and_a_whole_store(string type, string signal)
    {
        SkipWhereThereIsNoBrowser();
        using var started = Start(type);
        await _site.AskedAsync();
        Assert.NotEmpty(BrowserProcesses.Of(_temporary));

        // The page never answers, so that what ends this can only be the signal.
        await ProdopsProgram.SignalAsync(signal, started.Process.Id);
        await AssertEndedWellAsync(started);

        Assert.Empty((await _place.RunJsonAsync("monitor", "list")).Succeeded().Records);
    }

    [Fact]
    public async Task A_browser_that_is_killed_is_told_and_the_next_measurement_has_another()
    {
        SkipWhereThereIsNoBrowser();
        using var started = Start("performance");
        await _site.AskedAsync();

        foreach (var browser in BrowserProcesses.Of(_temporary).Where(static process => !process.CommandLine.Contains("--type=", StringComparison.Ordinal)))
            await ProdopsProgram.SignalAsync("-KILL", browser.Id);
        var told = await ProdopsProgram.ReadUntilAsync(started.Process.StandardError, "BrowserCrashed");
        Assert.Contains("137", told, StringComparison.Ordinal);
        await _site.AskedAsync();

        await ProdopsProgram.SignalAsync("-INT", started.Process.Id);
        await AssertEndedWellAsync(started);
    }

    [Fact]
    public async Task A_temporary_folder_with_a_long_path_does_not_keep_the_browser_from_starting()
    {
        SkipWhereThereIsNoBrowser();
        var deep = Path.Combine(_temporary, new string('d', 100));
        Directory.CreateDirectory(deep);
        _place.Variables["TMPDIR"] = deep;
        using var started = Start("accessibility");

        await _site.AskedAsync();

        // The folder of the browser is elsewhere, so that its sockets have paths that are short enough.
        var profile = Assert.Single(BrowserProcesses.ProfilesOfChildren(started.Process.Id));
        Assert.StartsWith("/tmp/productionops-browser-", profile, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(deep, "productionops-browser-*"));

        await ProdopsProgram.SignalAsync("-INT", started.Process.Id);
        await AssertEndedWellAsync(started);
        await BrowserProcesses.WaitUntilGoneAsync(profile, Stop);
        Assert.False(Directory.Exists(Path.GetDirectoryName(profile)));
    }

    private static void SkipWhereThereIsNoBrowser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes of the browser are found on Linux only.");
        var locator = new BrowserLocator(new ProcessRunner(TimeProvider.System), new PhysicalFileSystem(), Environment.GetEnvironmentVariable);
        Assert.SkipWhen(Record.Exception(() => locator.Find()) is not null, "No Chromium is installed; install it, or name one in CHROME_PATH.");
    }

    private StartedProgram Start(string type) =>
        new(ProdopsProgram.StartInfo(_place.Root, _place.Variables, ["monitor", "run", "--type", type, "--output", "ndjson", "--heartbeat", "beat.json"]));

    private async Task AssertEndedWellAsync(StartedProgram started)
    {
        var output = started.Process.StandardOutput.ReadToEndAsync(Stop);
        var error = await started.Process.StandardError.ReadToEndAsync(Stop);
        await started.Process.WaitForExitAsync(Stop);
        Assert.True(started.Process.ExitCode == 0, $"exit code {started.Process.ExitCode}: {error}");
        Assert.Empty(await output);
        await BrowserProcesses.WaitUntilGoneAsync(_temporary, Stop);
        Assert.Empty(Directory.EnumerateDirectories(_temporary, "productionops-browser-*"));
        var beat = JsonDocument.Parse(await File.ReadAllTextAsync(_place.PathOf("beat.json"), Stop)).RootElement;
        Assert.Equal("stopped", beat.GetProperty("state").GetString());
        (await _place.RunAsync("store", "test")).Succeeded();
    }
}
