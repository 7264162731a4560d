using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Scheduling;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Scheduling;

/// <summary>Schedules as the systems read them.</summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakePrograms _programs = new();
    private IProductionStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Units => _folder.At("units");

    public async ValueTask InitializeAsync() =>
        _store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(_folder.At("100% museum/production"), "Haus am Meer & Co", Stop);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("1m", null, null, "*-*-* *:*:00", "* * * * *")]
    [InlineData("5m", null, null, "*-*-* *:00/5:00", "*/5 * * * *")]
    [InlineData("1h", "00:20", null, "*-*-* *:20:00", "20 * * * *")]
    [InlineData("6h", "00:20", null, "*-*-* 00/6:20:00", "20 */6 * * *")]
    [InlineData("daily", "03:05", null, "*-*-* 03:05:00", "5 3 * * *")]
    [InlineData("weekly", "03:05", "sunday", "Sun *-*-* 03:05:00", "5 3 * * 0")]
    [InlineData("monthly", "23:59", "28", "*-*-28 23:59:00", "59 23 28 * *")]
    public void TimesAreSaidInTheWordsOfEachSystem(string every, string? at, string? on, string calendar, string cron)
    {
        var timing = ScheduleTiming.Parse(every, at, on);
        Assert.Equal(calendar, SystemdScheduler.Calendar(timing));
        Assert.Equal(cron, CronScheduler.Expression(timing));
    }

    [Theory]
    [InlineData("7m", null, null, null)]
    [InlineData("5h", null, null, null)]
    [InlineData("0m", null, null, null)]
    [InlineData("m", null, null, null)]
    [InlineData("fortnightly", null, null, null)]
    [InlineData("daily", "3am", null, null)]
    [InlineData("daily", "24:00", null, null)]
    [InlineData("daily", null, "monday", null)]
    [InlineData("weekly", null, "moonday", null)]
    [InlineData("weekly", null, "3", null)]
    [InlineData("monthly", null, "29", null)]
    [InlineData("daily", null, null, "Mars/Olympus")]
    public void WhatNotEverySystemCanDoIsRefused(string every, string? at, string? on, string? zone) =>
        Assert.Equal("ScheduleTimeInvalid", Assert.Throws<OperationException>(() => ScheduleTiming.Parse(every, at, on, zone)).Id);

    [Fact]
    public async Task SystemdAcceptsTheUnits()
    {
        Assert.SkipUnless(new ProcessRunner(TimeProvider.System).Find("systemd-analyze") is not null, "systemd-analyze is not installed.");
        foreach (var every in new[] { "5m", "6h", "daily", "weekly", "monthly" })
        {
            var request = Request(ScheduleManager.Systemd) with { Timing = ScheduleTiming.Parse(every, "03:05", zone: "Europe/Berlin"), Name = $"museum-{every}" };
            foreach (var file in await Service().PlanAsync(request, Stop))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
                await File.WriteAllTextAsync(file.Path, file.Content, Stop);
            }

            await AnalyzeAsync("calendar", SystemdScheduler.Calendar(request.Timing));
        }

        await AnalyzeAsync(["verify", .. Directory.EnumerateFiles(Units)]);
    }

    [Fact]
    public async Task AUnitOfSystemdIsInstalledListedAndRemoved()
    {
        var entry = await Service().RegisterAsync(Request(ScheduleManager.Systemd), Stop);
        Assert.Equal(("haus-am-meer-co-maintenance", "*-*-* 03:05:00 Europe/Berlin", false), (entry.Name, entry.Timing, entry.IsEdited));
        Assert.Equal(["systemctl --user daemon-reload", "systemctl --user enable --now prodops-haus-am-meer-co-maintenance.timer"], _programs.Calls);
        Assert.Contains("100%% museum", entry.Command, StringComparison.Ordinal);

        await File.AppendAllTextAsync(entry.Path, "RandomizedDelaySec=60\n", Stop);
        Assert.True(Assert.Single(await Service().ListAsync(Stop).ToListAsync(Stop)).IsEdited);

        await Service().RemoveAsync(entry.Name, Stop);
        Assert.Empty(Directory.EnumerateFiles(Units));
        Assert.Equal("ScheduleNotFound", (await Assert.ThrowsAsync<OperationException>(() => Service().RemoveAsync(entry.Name, Stop))).Id);
    }

    [Fact]
    public async Task WhereSystemdDoesNotRunNothingIsLeft()
    {
        _programs.Fails = "Failed to connect to bus";
        var error = await Assert.ThrowsAsync<OperationException>(() => Service().RegisterAsync(Request(ScheduleManager.Systemd), Stop));
        Assert.Equal("ScheduleManagerUnavailable", error.Id);
        Assert.Empty(Directory.EnumerateFiles(Units));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MAILTO=ada\n0 1 * * * /usr/bin/other 'a b'\n")]
    [InlineData("# no end of line at the end")]
    [InlineData("# l\u00e4ngs \t\r\n\n\n*/5 * * * * true\n")]
    public async Task CronLeavesEveryOtherLineAsItIs(string others)
    {
        // A byte that is no UTF-8 is a byte of somebody.
        byte[] before = [.. Encoding.UTF8.GetBytes(others), .. others.Length > 0 ? new byte[] { (byte)'#', 0xFF, 0xE9, (byte)'\n' } : []];
        _programs.Crontab = before;
        var request = Request(ScheduleManager.Cron) with { Timing = ScheduleTiming.Parse("daily", "03:05") };
        await Service().RegisterAsync(request, Stop);
        await Service().RegisterAsync(request, Stop);
        await Service().RegisterAsync(request with { Name = "second" }, Stop);

        Assert.Equal(before, _programs.Crontab.AsSpan(0, before.Length).ToArray());
        Assert.Equal(["haus-am-meer-co-maintenance", "second"], (await Service().ListAsync(Stop).ToListAsync(Stop)).Select(static entry => entry.Name));

        await Service().RemoveAsync("haus-am-meer-co-maintenance", Stop);
        await Service().RemoveAsync("second", Stop);
        Assert.Equal(before, _programs.Crontab);
    }

    [Fact]
    public async Task TheLineOfCronRunsTheCommandAsItWasMeant()
    {
        var out1 = _folder.At("what ran");
        var request = Request(ScheduleManager.Cron) with
        {
            Timing = ScheduleTiming.Parse("daily"),
            Program = ["/bin/sh", "-c", "printf '%s\\n' \"$PWD\" \"$@\" > \"$0\"", out1, "it's 100% \"quoted\" $HOME"],
        };
        await Service().RegisterAsync(request, Stop);
        var line = Encoding.UTF8.GetString(_programs.Crontab).Split('\n').Single(static text => text.StartsWith("0 0 ", StringComparison.Ordinal));

        // Cron gives what follows the time to the shell, a backslash before a percent sign removed.
        using var shell = Process.Start("/bin/sh", ["-c", line["0 0 * * * ".Length..].Replace("\\%", "%", StringComparison.Ordinal)]);
        await shell.WaitForExitAsync(Stop);

        var lines = await File.ReadAllLinesAsync(out1, Stop);
        Assert.Equal(_folder.At("100% museum"), lines[0]);
        Assert.Equal(["it's 100% \"quoted\" $HOME", "maintenance", "run", "--due", "--environment", "production", "--store", _store.Address], lines[1..]);
    }

    [Theory]
    [InlineData(ScheduleWork.Monitoring, new[] { "--type", "uptime", "security" }, "Invoke-ProductionMonitor {0} -type 'uptime','security'")]
    [InlineData(ScheduleWork.Maintenance, new string[0], "Invoke-Maintenance -Due {0}")]
    [InlineData(ScheduleWork.Backup, new[] { "-BackupType", "Full" }, "New-Maintenance -Type Backup {0} -BackupType 'Full' | Invoke-Maintenance -StorePath {1}")]
    [InlineData(ScheduleWork.Report, new[] { "export", "it's here.md", "--no-clobber" }, "Export-ProductionReport {0} 'it''s here.md' -noclobber")]
    public async Task WithoutProdopsTheModuleDoesIt(ScheduleWork work, string[] arguments, string expected)
    {
        _programs.HasProdops = false;
        var request = Request(ScheduleManager.Windows) with
        {
            Work = work,
            Timing = ScheduleTiming.Parse("daily"),
            Program = null,
            Module = new ScheduleModule("C:\\Program Files\\pwsh.exe", "C:\\modules\\ProductionOps.psd1"),
            Arguments = arguments,
        };

        var file = Assert.Single(await Service().PlanAsync(request, Stop));

        var store = $"'{_store.Address}'";
        var command = string.Format(CultureInfo.InvariantCulture, expected, $"-Environment production -StorePath {store}", store);
        var text = XDocument.Parse(file.Content).Root!.Descendants().Single(static element => element.Name.LocalName == "Arguments").Value;
        Assert.Equal($"-NoProfile -NonInteractive -Command \"Import-Module -Name 'C:\\modules\\ProductionOps.psd1' -ErrorAction Stop; {command}\"", text);
    }

    [Fact]
    public async Task ProdopsIsPreferredToTheModuleAndWithoutEitherNothingIsScheduled()
    {
        var request = Request(ScheduleManager.Systemd) with { Program = null, Module = new ScheduleModule("/usr/bin/pwsh", "/usr/share/ProductionOps/ProductionOps.psd1") };
        Assert.Contains("ExecStart=\"/usr/bin/prodops\" ", (await Service().PlanAsync(request, Stop))[0].Content, StringComparison.Ordinal);

        _programs.HasProdops = false;
        Assert.Contains("ExecStart=\"/usr/bin/pwsh\" \"-NoProfile\" ", (await Service().PlanAsync(request, Stop))[0].Content, StringComparison.Ordinal);
        Assert.Equal("ScheduleProgramNotFound", (await Assert.ThrowsAsync<OperationException>(() => Service().PlanAsync(request with { Module = null }, Stop))).Id);
        Assert.Equal("ScheduleArgumentsMissing", (await Assert.ThrowsAsync<OperationException>(() => Service().PlanAsync(request with { Work = ScheduleWork.Report }, Stop))).Id);
    }

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("\u2018typographic\u2019 \u201Alow\u201B", "'\u2018\u2018typographic\u2019\u2019 \u201A\u201Alow\u201B\u201B'")]
    [InlineData("$(evil) `n \"q\" 100% äöü", "'$(evil) `n \"q\" 100% äöü'")]
    public void TextsAreQuotedAsPowerShellReadsThem(string text, string quoted) => Assert.Equal(quoted, ModuleCommand.Quote(text));

    [Fact]
    public async Task ABlockOfCronThatWasEditedIsToldAndZonesNeedCronie()
    {
        var request = Request(ScheduleManager.Cron) with { Timing = ScheduleTiming.Parse("daily", "03:05") };
        await Service().RegisterAsync(request, Stop);
        _programs.Crontab = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_programs.Crontab).Replace("5 3 * * *", "5 4 * * *", StringComparison.Ordinal));
        var entry = Assert.Single(await Service().ListAsync(Stop).ToListAsync(Stop));
        Assert.Equal(("5 4 * * *", true), (entry.Timing, entry.IsEdited));

        Assert.Equal("ScheduleTimeZoneUnsupported", (await Assert.ThrowsAsync<OperationException>(() => Service().RegisterAsync(Request(ScheduleManager.Cron), Stop))).Id);
        _programs.CronVersion = "cronie 1.7.2";
        await Service().RegisterAsync(Request(ScheduleManager.Cron), Stop);
        Assert.Contains("\nCRON_TZ=Europe/Berlin\n5 3 * * * ", Encoding.UTF8.GetString(_programs.Crontab), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5m", "TimeTrigger", "PT5M")]
    [InlineData("6h", "TimeTrigger", "PT6H")]
    [InlineData("daily", "CalendarTrigger", "1")]
    [InlineData("weekly", "CalendarTrigger", "1")]
    [InlineData("monthly", "CalendarTrigger", "1")]
    public async Task ATaskOfWindowsHasTheElementsOfTheSchemaInTheirOrder(string every, string trigger, string value)
    {
        var request = Request(ScheduleManager.Windows) with { Timing = ScheduleTiming.Parse(every, "03:05"), Program = ["C:\\Program Files\\prodops.exe"], Arguments = ["--project", "C:\\My \"site\"\\"] };
        var file = Assert.Single(await Service().PlanAsync(request, Stop));
        var task = XDocument.Parse(file.Content).Root!;
        XNamespace ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";
        Assert.Equal(ns + "Task", task.Name);
        Assert.Equal(["RegistrationInfo", "Triggers", "Settings", "Actions"], task.Elements().Select(static element => element.Name.LocalName));
        var first = Assert.Single(task.Element(ns + "Triggers")!.Elements());
        Assert.Equal(trigger, first.Name.LocalName);
        Assert.Contains(first.Descendants(), element => element.Value == value);
        Assert.Equal("2026-01-01T03:05:00", first.Element(ns + "StartBoundary")!.Value);
        Assert.Equal("true", task.Element(ns + "Settings")!.Element(ns + "StartWhenAvailable")!.Value);
        var exec = task.Descendants(ns + "Exec").Single();
        Assert.Equal(["Command", "Arguments", "WorkingDirectory"], exec.Elements().Select(static element => element.Name.LocalName));
        Assert.Contains("--project \"C:\\My \\\"site\\\"\\\\\"", exec.Element(ns + "Arguments")!.Value, StringComparison.Ordinal);
        Assert.Equal("ScheduleTimeZoneUnsupported", (await Assert.ThrowsAsync<OperationException>(() => Service().PlanAsync(Request(ScheduleManager.Windows), Stop))).Id);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task ANameThatLeavesItsPlaceIsRefused(string name) =>
        Assert.Equal("ScheduleNameInvalid", (await Assert.ThrowsAsync<OperationException>(() => Service().PlanAsync(Request(ScheduleManager.Systemd) with { Name = name }, Stop))).Id);

    private ScheduleRequest Request(ScheduleManager manager) => new()
    {
        Work = ScheduleWork.Maintenance,
        Timing = ScheduleTiming.Parse("daily", "03:05", zone: "Europe/Berlin"),
        Manager = manager,
        Program = ["/bin/true"],
    };

    private ScheduleService Service() => new(
        _store,
        new WorkspaceOptions
        {
            CurrentDirectory = _folder.Path,
            Reporter = SilentReporter.Instance,
            Integrations = static () => throw new NotSupportedException(),
            Processes = _programs,
            DataDirectory = _folder.At("data"),
        },
        Units,
        _folder.At("system"));

    private static async Task AnalyzeAsync(params IReadOnlyList<string> arguments)
    {
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(new ProcessRequest("systemd-analyze", arguments), Stop);
        Assert.True(result.Succeeded && !result.Error.Contains("prodops-", StringComparison.Ordinal), result.Error + result.Output);
    }
}
