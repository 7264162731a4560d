using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Recurrence;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Maintenance.Workflow;

/// <summary>What the frequencies of a configuration make due, at any time that a timer may fire.</summary>
public sealed class RecurringMaintenanceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatIsDueRunsOnceASpanHoweverOftenATimerFires()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { contentValidation: { frequency: weekly }, backup: { frequency: daily } }");
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            await site.RunDueAsync();
            site.Time.Now += TimeSpan.FromHours(1);
        }

        // From a Wednesday at 9: fourteen days touch fifteen dates, and three weeks.
        Assert.Equal((15, 3), (site.Backup.Runs, site.Content.Runs));
    }

    [Fact]
    public async Task ATimerThatFiresALittleEarlierEachDayMissesNoDay()
    {
        await using var site = await MaintainedSite.CreateAsync();
        for (var day = 0; day < 10; day++)
        {
            await site.RunDueAsync();
            site.Time.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(40);
        }

        Assert.Equal(10, site.Backup.Runs);
    }

    [Fact]
    public async Task MissedRunsAreCaughtUpOnce()
    {
        await using var site = await MaintainedSite.CreateAsync();
        await site.RunDueAsync();
        site.Time.Now += TimeSpan.FromDays(40);
        var caught = await site.RunDueAsync();
        Assert.Equal(2, site.Backup.Runs);
        var backup = Assert.Single(caught, static run => run.MaintenanceType == MaintenanceType.Backup);
        Assert.True(backup.Recurring);
        Assert.Equal(RecurrenceSlot.Daily.BeginOf(site.Time.Now, TimeZoneInfo.Local), backup.ScheduledTime);
        Assert.Empty(await site.RunDueAsync());
    }

    [Fact]
    public async Task AFailedOneWaitsForTheNextSpan()
    {
        await using var site = await MaintainedSite.CreateAsync();
        site.Backup.Work = static (_, _, _) => throw new OperationException("BackupDiskFull", ErrorKind.DiskFull, "No room.");
        Assert.Contains(await site.RunDueAsync(), static run => run.Status == MaintenanceStatus.Failed);
        Assert.Empty(await site.RunDueAsync());
        Assert.Equal(1, site.Backup.Runs);
        site.Time.Now += TimeSpan.FromDays(1);
        await site.RunDueAsync();
        Assert.Equal(2, site.Backup.Runs);
    }

    [Fact]
    public async Task AClockThatIsSetBackIsToldAndRunsNothingTwice()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { contentValidation: { enabled: false } }");
        await site.RunDueAsync();
        site.Time.Now -= TimeSpan.FromHours(20);
        Assert.Empty(await site.RunDueAsync());
        Assert.Contains(site.Reporter.Warnings, static warning => warning.Contains("the clock was set back", StringComparison.Ordinal));
        site.Time.Now += TimeSpan.FromHours(44);
        Assert.Single(await site.RunDueAsync());
    }

    [Fact]
    public async Task AClockThatWasYearsAheadStopsNothing()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { contentValidation: { enabled: false } }");
        site.Time.Now += TimeSpan.FromDays(3650);
        await site.RunDueAsync();
        site.Time.Now -= TimeSpan.FromDays(3650);
        Assert.Single(await site.RunDueAsync());
        for (var hour = 0; hour < 10; hour++) Assert.Empty(await site.RunDueAsync());
        Assert.Equal(2, site.Backup.Runs);
        Assert.Contains(site.Reporter.Warnings, static warning => warning.Contains("runs once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatWaitsForApprovalIsNotScheduledAgain()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { approval: { types: [backup] }, contentValidation: { enabled: false } }");
        var waiting = Assert.Single(await site.RunDueAsync());
        Assert.Equal(MaintenanceStatus.RequiresApproval, waiting.Status);
        site.Time.Now += TimeSpan.FromDays(3);
        Assert.Empty(await site.RunDueAsync());
        await site.Service.ApproveAsync(waiting.MaintenanceId, new MaintenanceDecision("kim"), Stop);
        var run = Assert.Single(await site.RunDueAsync());
        Assert.Equal((waiting.MaintenanceId, MaintenanceStatus.Success), (run.MaintenanceId, run.Status));
        Assert.Equal(MaintenanceStatus.RequiresApproval, Assert.Single(await site.RunDueAsync()).Status);
    }

    [Fact]
    public async Task WhatIsScheduledRunsWhenItIsDueTheMostUrgentFirst()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { backup: { enabled: false }, contentValidation: { enabled: false } }");
        var at = site.Time.Now.AddHours(1);
        var low = await site.Service.ScheduleAsync(new MaintenanceRequest { Type = MaintenanceType.Backup, Automated = true, ScheduledTime = at, Priority = Priority.Low }, Stop);
        var urgent = await site.Service.ScheduleAsync(new MaintenanceRequest { Type = MaintenanceType.ContentValidation, Automated = true, ScheduledTime = at.AddMinutes(5), Priority = Priority.Critical }, Stop);
        await site.ScheduleAsync(automated: false, at: at);
        Assert.Empty(await site.RunDueAsync());
        site.Time.Now = at.AddMinutes(6);
        Assert.Equal([urgent.MaintenanceId, low.MaintenanceId], (await site.RunDueAsync()).Select(static run => run.MaintenanceId));
    }

    [Fact]
    public async Task OneThatCannotStartStopsNoOther()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { contentValidation: { enabled: false } }");
        await site.Store.Maintenance.AddAsync(
            new MaintenanceAutomation
            {
                MaintenanceId = "",
                MaintenanceType = MaintenanceType.SecurityPatch,
                ScheduledTime = site.Time.Now.AddDays(-1),
                Automated = true,
                Status = MaintenanceStatus.Scheduled,
                Priority = Priority.Critical,
            },
            Stop);
        var failures = new List<OperationException>();
        Assert.Equal(MaintenanceType.Backup, Assert.Single(await site.RunDueAsync(failures)).MaintenanceType);
        Assert.Equal("MaintenanceTaskNotAvailable", Assert.Single(failures).Id);
    }

    [Fact]
    public async Task WhatAMonitorScheduledRunsAsOptimization()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { backup: { enabled: false }, contentValidation: { enabled: false } }");
        await site.Store.Maintenance.AddAsync(
            new MaintenanceAutomation
            {
                MaintenanceId = "",
                MaintenanceType = MaintenanceType.Optimization,
                ScheduledTime = site.Time.Now,
                Automated = true,
                Status = MaintenanceStatus.Scheduled,
                Priority = Priority.High,
                Results = new MaintenanceResults(),
            },
            Stop);
        Assert.Equal(MaintenanceStatus.Success, Assert.Single(await site.RunDueAsync()).Status);
        Assert.Equal(1, site.Optimization.Runs);
    }

    [Fact]
    public async Task DependenciesAreOnlyUpdatedWhereThereAreSome()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { dependencyUpdates: { autoApprove: true }, backup: { enabled: false }, contentValidation: { enabled: false } }");
        Assert.Empty(await site.RunDueAsync());
        await File.WriteAllTextAsync(site.Folder.At("museum/package.json"), "{}", Stop);
        Assert.Equal(MaintenanceType.DependencyUpdate, Assert.Single(await site.RunDueAsync()).MaintenanceType);
    }

    [Fact]
    public async Task APlanOfWhatIsDueChangesNothing()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var due = await site.Service.PlanDueAsync(DeploymentEnvironment.Production, projectDirectory: null, Stop);
        Assert.Equal([MaintenanceType.Backup, MaintenanceType.ContentValidation], due.Select(static one => one.MaintenanceType));
        Assert.All(due, static one => Assert.Null(one.MaintenanceId));
        Assert.Empty(await site.Service.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T03:30:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-06-01T00:00:00Z", "2026-05-31T12:00:00Z", "2026-06-01T12:00:00Z")]
    public void ADayIsADayOfTheZoneAlsoWhenItsClockChanges(string zone, string instant, string begin, string next)
    {
        var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.Equal(Time(begin), RecurrenceSlot.Daily.BeginOf(Time(instant), found));
        Assert.Equal(Time(next), RecurrenceSlot.Daily.NextOf(Time(instant), found));
    }

    [Fact]
    public void WeeksBeginOnMondayAndMonthsOnTheirFirstDay()
    {
        Assert.Equal(Time("2026-03-02T00:00:00Z"), RecurrenceSlot.Weekly.BeginOf(Time("2026-03-08T23:59:59Z"), TimeZoneInfo.Utc));
        Assert.Equal(Time("2026-03-09T00:00:00Z"), RecurrenceSlot.Weekly.BeginOf(Time("2026-03-09T00:00:00Z"), TimeZoneInfo.Utc));
        Assert.Equal(Time("2026-02-01T00:00:00Z"), RecurrenceSlot.Monthly.BeginOf(Time("2026-02-28T12:00:00Z"), TimeZoneInfo.Utc));
        Assert.Equal(Time("2026-03-01T06:00:00Z"), RecurrenceSlot.EveryHours(6).BeginOf(Time("2026-03-01T11:59:59Z"), TimeZoneInfo.Utc));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
