using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Maintenance.Workflow;

/// <summary>Scheduling, approval, running and stopping, and everything that must not be possible.</summary>
public sealed class MaintenanceWorkflowTests
{
    private static readonly MaintenanceDecision Kim = new("kim", "looks good");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatNeedsNoApprovalRunsAndItsRecordSaysWhatItDid()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var scheduled = await site.ScheduleAsync();
        Assert.Equal(MaintenanceStatus.Scheduled, scheduled.Status);
        Assert.False(scheduled.ApprovalRequired);
        Assert.Null(scheduled.Approval);
        Assert.Equal("ada", scheduled.RequestedBy);
        Assert.Equal(UserImpact.None, scheduled.ImpactAssessment!.UserImpact);

        site.Time.Now += TimeSpan.FromMinutes(5);
        var run = await site.RunAsync(scheduled.MaintenanceId);

        Assert.Equal(MaintenanceStatus.Success, run.Status);
        Assert.Equal(site.Time.Now, run.ExecutedTime);
        Assert.Equal(site.Time.Now, run.CompletedTime);
        Assert.Equal(["did it"], run.Results!.Changes);
        Assert.Equal((1, 1, "done"), (run.Progress!.TotalSteps, run.Progress.CompletedSteps, run.Progress.CurrentStep));
        Assert.Equal(run, await site.GetAsync(run.MaintenanceId), RecordComparer);
    }

    [Fact]
    public async Task DependencyUpdatesWaitForApprovalUnlessTheConfigurationApprovesThem()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var waiting = await site.ScheduleAsync(MaintenanceType.DependencyUpdate);
        Assert.Equal(MaintenanceStatus.RequiresApproval, waiting.Status);
        Assert.True(waiting.ApprovalRequired);
        Assert.Equal(("ada", site.Time.Now, true), (waiting.Approval!.RequestedBy, waiting.Approval.RequestedAt, waiting.Approval.Required));
        Assert.Contains("autoApprove", waiting.Progress!.CurrentStep, StringComparison.Ordinal);

        await site.ConfigureAsync("maintenance: { dependencyUpdates: { autoApprove: true } }");
        Assert.Equal(MaintenanceStatus.Scheduled, (await site.ScheduleAsync(MaintenanceType.DependencyUpdate)).Status);
    }

    [Theory]
    [InlineData(UserImpact.Medium, 0, "", true)]
    [InlineData(UserImpact.Low, 0, "", false)]
    [InlineData(UserImpact.Low, 3, "", true)]
    [InlineData(UserImpact.Low, 0, "maintenance: { approval: { fromImpact: low } }", true)]
    [InlineData(UserImpact.None, 0, "maintenance: { approval: { types: [content-validation] } }", true)]
    [InlineData(UserImpact.Medium, 0, "maintenance: { approval: { fromImpact: high } }", false)]
    public async Task ImpactAndConfigurationDecideWhetherAPersonIsAsked(UserImpact impact, double downtime, string settings, bool isAsked)
    {
        await using var site = await MaintainedSite.CreateAsync(settings);
        site.Content.Impact = new ImpactAssessment { UserImpact = impact, Downtime = downtime };
        Assert.Equal(isAsked ? MaintenanceStatus.RequiresApproval : MaintenanceStatus.Scheduled, (await site.ScheduleAsync()).Status);
    }

    [Fact]
    public async Task AnImpactThatCannotBeToldIsAbsentAndAsksAPerson()
    {
        await using var site = await MaintainedSite.CreateAsync();
        site.Content.Impact = null;
        var record = await site.ScheduleAsync();
        Assert.Null(record.ImpactAssessment);
        Assert.Equal(MaintenanceStatus.RequiresApproval, record.Status);
        Assert.Contains("There is no npm", Assert.Single(site.Reporter.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApprovalSaysWhoWhenAndWhyAndLetsItRun()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var waiting = await site.ScheduleAsync(MaintenanceType.DependencyUpdate);
        var preview = await site.Service.PreviewApproveAsync(waiting.MaintenanceId, Kim, Stop);
        Assert.Equal("kim", preview.Approval!.ApprovedBy);
        Assert.Equal(MaintenanceStatus.RequiresApproval, (await site.GetAsync(waiting.MaintenanceId)).Status);

        var approved = await site.Service.ApproveAsync(waiting.MaintenanceId, Kim, Stop);
        Assert.Equal((MaintenanceStatus.Scheduled, "kim", site.Time.Now), (approved.Status, approved.Approval!.ApprovedBy, approved.Approval.ApprovedAt));
        Assert.Equal(["looks good"], approved.Approval.Comments);
        Assert.Equal(MaintenanceStatus.Success, (await site.RunAsync(approved.MaintenanceId)).Status);
    }

    [Fact]
    public async Task DenialCancelsAndSaysWhy()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var waiting = await site.ScheduleAsync(MaintenanceType.DependencyUpdate);
        var denied = await site.Service.DenyAsync(waiting.MaintenanceId, new MaintenanceDecision("kim", "not before the fair"), Stop);
        Assert.Equal((MaintenanceStatus.Cancelled, "kim", site.Time.Now), (denied.Status, denied.Approval!.DeniedBy, denied.Approval.DeniedAt));
        var error = Assert.Single(denied.Results!.Errors);
        Assert.Equal(("MaintenanceDenied", ErrorSeverity.Warning, "kim denied it: not before the fair."), (error.ErrorId, error.Severity, error.Message));
    }

    [Theory]
    [InlineData("approve", "waiting,approved", "MaintenanceAlreadyApproved")]
    [InlineData("approve", "waiting,denied", "MaintenanceAlreadyDenied")]
    [InlineData("approve", "scheduled", "MaintenanceApprovalNotNeeded")]
    [InlineData("approve", "scheduled,run", "MaintenanceFinished")]
    [InlineData("approve", "waiting,stopped", "MaintenanceFinished")]
    [InlineData("deny", "waiting,denied", "MaintenanceAlreadyDenied")]
    [InlineData("deny", "waiting,approved", "MaintenanceAlreadyApproved")]
    [InlineData("deny", "scheduled,run", "MaintenanceFinished")]
    [InlineData("run", "waiting", "MaintenanceApprovalRequired")]
    [InlineData("run", "waiting,denied", "MaintenanceFinished")]
    [InlineData("run", "scheduled,run", "MaintenanceFinished")]
    [InlineData("run", "scheduled,stopped", "MaintenanceFinished")]
    [InlineData("stop", "scheduled,stopped", "MaintenanceFinished")]
    [InlineData("stop", "scheduled,run", "MaintenanceFinished")]
    public async Task WhatMakesNoSenseIsRefusedAndChangesNothing(string action, string history, string error)
    {
        await using var site = await MaintainedSite.CreateAsync();
        var record = await site.ScheduleAsync(history.StartsWith("waiting", StringComparison.Ordinal) ? MaintenanceType.DependencyUpdate : MaintenanceType.ContentValidation);
        foreach (var step in history.Split(',').Skip(1)) record = await DoAsync(site, step switch { "approved" => "approve", "denied" => "deny", "stopped" => "stop", _ => step }, record.MaintenanceId);

        var exception = await Assert.ThrowsAsync<OperationException>(() => DoAsync(site, action, record.MaintenanceId));

        Assert.Equal(error, exception.Id);
        Assert.Equal(record, await site.GetAsync(record.MaintenanceId), RecordComparer);
    }

    [Fact]
    public async Task WhoeverAskedMayNotApproveWhereTheConfigurationWantsTwo()
    {
        await using var site = await MaintainedSite.CreateAsync("maintenance: { approval: { byOthers: true } }");
        var waiting = await site.ScheduleAsync(MaintenanceType.DependencyUpdate);
        var error = await Assert.ThrowsAsync<OperationException>(() => site.Service.ApproveAsync(waiting.MaintenanceId, new MaintenanceDecision("ada"), Stop));
        Assert.Equal("MaintenanceApprovalByRequester", error.Id);
        Assert.Equal("kim", (await site.Service.ApproveAsync(waiting.MaintenanceId, Kim, Stop)).Approval!.ApprovedBy);
    }

    [Fact]
    public async Task AConfigurationThatAsksForMoreSinceIsHeard()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var scheduled = await site.ScheduleAsync();
        await site.ConfigureAsync("maintenance: { approval: { types: [content-validation] } }");

        var error = await Assert.ThrowsAsync<OperationException>(() => site.RunAsync(scheduled.MaintenanceId));

        Assert.Equal("MaintenanceApprovalRequired", error.Id);
        Assert.Equal(MaintenanceStatus.RequiresApproval, (await site.GetAsync(scheduled.MaintenanceId)).Status);
        Assert.Equal(0, site.Content.Runs);
        await site.Service.ApproveAsync(scheduled.MaintenanceId, Kim, Stop);
        Assert.Equal(MaintenanceStatus.Success, (await site.RunAsync(scheduled.MaintenanceId)).Status);
    }

    [Fact]
    public async Task TwoPeopleWhoDecideAtOnceDecideOnce()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var waiting = await site.ScheduleAsync(MaintenanceType.DependencyUpdate);
        var decisions = Enumerable.Range(0, 6).Select(index => Task.Run(() => index % 2 == 0
            ? site.NewProcess().ApproveAsync(waiting.MaintenanceId, new MaintenanceDecision($"person {index}"), Stop)
            : site.NewProcess().DenyAsync(waiting.MaintenanceId, new MaintenanceDecision($"person {index}"), Stop))).ToList();
        await Task.WhenAll(decisions).ContinueWith(static _ => { }, TaskScheduler.Default);
        var winner = Assert.Single(decisions, static decision => decision.IsCompletedSuccessfully);
        Assert.Equal(await winner, await site.GetAsync(waiting.MaintenanceId), RecordComparer);
    }

    [Theory]
    [InlineData(-60, true)]
    [InlineData(-0.5, false)]
    [InlineData(600, false)]
    public async Task ATimeInThePastIsRefused(double minutes, bool isRefused)
    {
        await using var site = await MaintainedSite.CreateAsync();
        var at = site.Time.Now.AddMinutes(minutes);
        if (!isRefused)
        {
            Assert.Equal(at, (await site.ScheduleAsync(at: at)).ScheduledTime);
            return;
        }

        Assert.Equal("MaintenanceTimePast", (await Assert.ThrowsAsync<OperationException>(() => site.ScheduleAsync(at: at))).Id);
        Assert.Empty(await site.Service.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task APlanChangesNothing()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var plan = await site.Service.PlanAsync(new MaintenanceRequest { Type = MaintenanceType.DependencyUpdate, Comment = "for the fair" }, Stop);
        Assert.Equal(MaintenanceStatus.RequiresApproval, plan.Status);
        Assert.Equal(["for the fair"], plan.Approval!.Comments);
        Assert.Empty(await site.Service.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task AnUnknownOneIsAnErrorThatSaysWhatToDo()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var error = await Assert.ThrowsAsync<OperationException>(() => site.RunAsync("20260304-090000-maintenance"));
        Assert.Equal("MaintenanceNotFound", error.Id);
        Assert.Equal("RecordIdInvalid", (await Assert.ThrowsAsync<OperationException>(() => site.RunAsync("../secrets"))).Id);
        Assert.Equal("MaintenanceTaskNotAvailable", (await Assert.ThrowsAsync<OperationException>(() => site.ScheduleAsync(MaintenanceType.SecurityPatch))).Id);
    }

    private static Task<MaintenanceAutomation> DoAsync(MaintainedSite site, string action, string id) => action switch
    {
        "approve" => site.Service.ApproveAsync(id, Kim, Stop),
        "deny" => site.Service.DenyAsync(id, Kim, Stop),
        "stop" => site.Service.StopAsync(id, Kim, wait: null, Stop),
        _ => site.RunAsync(id),
    };

    // Records have lists, which are equal only by what is in them.
    private static IEqualityComparer<MaintenanceAutomation> RecordComparer { get; } = EqualityComparer<MaintenanceAutomation>.Create(
        static (left, right) => Text(left!) == Text(right!), static record => Text(record).GetHashCode(StringComparison.Ordinal));

    private static string Text(MaintenanceAutomation record) =>
        System.Text.Json.JsonSerializer.Serialize(record, ProductionOps.Json.ProductionJson.Default.MaintenanceAutomation);
}
