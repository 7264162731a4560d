using System.Diagnostics;
using System.Text;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>Schedules with the program, the real crontab program and the real systemd-analyze.</summary>
public sealed class ScheduleCommandTests : IAsyncLifetime
{
    // A comment, a variable, a line with a percent sign, an empty line, bytes that are no UTF-8, and no end of line at the end.
    private static readonly byte[] Others =
        [.. "# mine\nMAILTO=\"\"\n5 4 * * * echo 'ä' \\% done\n\n# "u8, 0xFF, 0xE9, .. "\n@daily true\n"u8];

    private readonly Workplace _place = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("prodops schedulers ").FullName;
    private SystemSchedulers _system = null!;

    private string Units => Path.Combine(_folder, "configuration", "systemd", "user");

    public async ValueTask InitializeAsync()
    {
        _system = new SystemSchedulers(_folder);
        _place.Variables["PATH"] = _system.SearchPath;
        _place.Variables["XDG_CONFIG_HOME"] = Path.Combine(_folder, "configuration");
        _place.Variables["XDG_DATA_HOME"] = Path.Combine(_folder, "data");
        await _place.InitializeAsync();
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_crontab_has_a_line_that_runs_and_every_other_line_stays_to_the_byte()
    {
        Assert.SkipWhen(_system.CrontabObstacle() is not null, _system.CrontabObstacle() ?? "");
        _system.WriteCrontab(Others);
        string[] add = ["schedule", "add", "--manager", "cron", "--work", "report", "--every", "daily", "--at", "03:05"];
        const string file = "it's \"100% done\" für €.md";

        var plan = (await _place.RunAsync([.. add, "--what-if", "--", "export", file, "--format", "markdown"])).Succeeded();
        Assert.Equal(Others, _system.ReadCrontab());
        var added = (await _place.RunAsync([.. add, "--output", "json", "--", "export", file, "--format", "markdown"])).Succeeded().Record;

        var crontab = _system.ReadCrontab();
        Assert.Equal(Others, crontab.AsSpan(0, Others.Length).ToArray());
        var block = Encoding.UTF8.GetString(crontab.AsSpan(Others.Length));
        Assert.Contains(block.TrimEnd('\n'), plan.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(("harbour-light-report", "5 3 * * *"), (added.GetProperty("name").GetString(), added.GetProperty("timing").GetString()));

        await RunLineAsync(block, "5 3 * * * ");
        Assert.StartsWith("# ", await File.ReadAllTextAsync(_place.PathOf(file), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal("harbour-light-report", Assert.Single((await _place.RunJsonAsync("schedule", "list")).Succeeded().Records).GetProperty("name").GetString());
        Assert.Contains("5 3 * * *", (await _place.RunAsync("schedule", "show", "harbour-light-report")).Succeeded().Output, StringComparison.Ordinal);
        (await _place.RunAsync("schedule", "remove", "harbour-light-report", "--what-if")).Succeeded();
        Assert.Equal(crontab, _system.ReadCrontab());
        (await _place.RunAsync("schedule", "remove", "harbour-light-report")).Succeeded();
        Assert.Equal(Others, _system.ReadCrontab());
        var missing = await _place.RunAsync("schedule", "remove", "harbour-light-report");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("ScheduleNotFound", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_of_a_name_takes_the_place_of_the_one_before_and_an_edit_by_hand_shows()
    {
        Assert.SkipWhen(_system.CrontabObstacle() is not null, _system.CrontabObstacle() ?? "");
        foreach (var every in new[] { "daily", "6h" })
            (await _place.RunAsync("schedule", "add", "--manager", "cron", "--work", "maintenance", "--every", every)).Succeeded();

        var entry = Assert.Single((await _place.RunJsonAsync("schedule", "list")).Succeeded().Records);
        Assert.Equal(("0 */6 * * *", false), (entry.GetProperty("timing").GetString(), entry.GetProperty("isEdited").GetBoolean()));

        _system.WriteCrontab(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_system.ReadCrontab()).Replace("0 */6", "7 */6", StringComparison.Ordinal)));
        entry = Assert.Single((await _place.RunJsonAsync("schedule", "list")).Succeeded().Records);
        Assert.Equal(("7 */6 * * *", true), (entry.GetProperty("timing").GetString(), entry.GetProperty("isEdited").GetBoolean()));
        var table = (await _place.RunAsync("schedule", "list")).Succeeded().Output;
        Assert.All(table.Split('\n'), static line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Units_of_systemd_are_written_verified_and_removed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux.");
        foreach (var every in new[] { "5m", "6h", "daily", "weekly", "monthly" })
        {
            var add = new[] { "schedule", "add", "--manager", "systemd", "--work", "monitoring", "--every", every, "--name", $"light-{every}", "--output", "json", "--", "--type", "uptime" };
            var entry = (await _place.RunAsync(add)).Succeeded().Record;
            Assert.Equal(Path.Combine(Units, $"prodops-light-{every}.timer"), entry.GetProperty("path").GetString());
            await AnalyzeAsync("calendar", entry.GetProperty("timing").GetString()!);
        }

        await AnalyzeAsync(["verify", .. Directory.EnumerateFiles(Units).Order(StringComparer.Ordinal)]);
        Assert.Equal(["--user daemon-reload", "--user enable --now prodops-light-5m.timer"], _system.Systemctl.Take(2));
        Assert.Equal(5, (await _place.RunJsonAsync("schedule", "list")).Succeeded().Records.Count);

        foreach (var every in new[] { "5m", "6h", "daily", "weekly", "monthly" }) (await _place.RunAsync("schedule", "remove", $"light-{every}")).Succeeded();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Units));
        Assert.Equal(["--user disable --now prodops-light-monthly.timer", "--user daemon-reload"], _system.Systemctl.TakeLast(2));
    }

    private async Task RunLineAsync(string block, string timing)
    {
        // Cron gives what follows the time to the shell, a backslash before a percent sign removed.
        var line = block.Split('\n').Single(text => text.StartsWith(timing, StringComparison.Ordinal))[timing.Length..].Replace("\\%", "%", StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    // What is not installed cannot judge; the rest of the test holds without it.
    private static async Task AnalyzeAsync(params IReadOnlyList<string> arguments)
    {
        var processes = new ProcessRunner(TimeProvider.System);
        if (processes.Find("systemd-analyze") is not { } program) return;
        var result = await processes.RunAsync(new ProcessRequest(program, arguments), TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded && !result.Error.Contains("prodops-", StringComparison.Ordinal), result.Error + result.Output);
    }
}
