using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Makes the records of runs that are wanted.</summary>
internal sealed class MaintenanceScheduling(
    IProductionStore store, MaintenanceContexts contexts, MaintenanceTasks tasks, TimeProvider time)
{
    // What somebody typed a moment ago is not the past.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Schedules a run.</summary>
    public async Task<MaintenanceAutomation> ScheduleAsync(MaintenanceRequest request, CancellationToken cancellationToken) =>
        await store.Maintenance.AddAsync(await DraftAsync(request, cancellationToken), cancellationToken);

    /// <summary>The record that <see cref="ScheduleAsync"/> would make.</summary>
    public async Task<MaintenanceAutomation> DraftAsync(MaintenanceRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (request.ScheduledTime is { } wanted && wanted < now - Tolerance) throw MaintenanceErrors.TimePast(wanted);
        return await AssessAsync(Blank(request, request.ScheduledTime ?? now), request, cancellationToken);
    }

    /// <summary>The record of a recurring run.</summary>
    /// <param name="request">What it does.</param>
    /// <param name="slot">The beginning of the day, week, month or span that it is for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<MaintenanceAutomation> ScheduleRecurringAsync(MaintenanceRequest request, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var draft = await AssessAsync(Blank(request, slot) with { Recurring = true }, request, cancellationToken);
        return await store.Maintenance.AddAsync(draft, cancellationToken);
    }

    private static MaintenanceAutomation Blank(MaintenanceRequest request, DateTimeOffset scheduled) => new()
    {
        MaintenanceId = "",
        MaintenanceType = request.Type,
        ScheduledTime = scheduled,
        Environment = request.Environment,
        Options = request.Options,
        RequestedBy = request.RequestedBy ?? Environment.UserName,
        Priority = request.Priority,
        Automated = request.Automated,
        Status = MaintenanceStatus.Scheduled,
        Progress = new MaintenanceProgress { CurrentStep = "waiting to run" },
        Results = new MaintenanceResults(),
    };

    private async Task<MaintenanceAutomation> AssessAsync(MaintenanceAutomation blank, MaintenanceRequest request, CancellationToken cancellationToken)
    {
        var task = tasks.Of(request.Type);
        var context = await contexts.CreateAsync(blank, request.ProjectDirectory, NoSafeguard.Instance, cancellationToken);
        var isAsked = request.RequireApproval || ApprovalRule.IsCertainFor(request.Type, context.Configuration.Maintenance);
        var impact = await tasks.AssessAsync(task, context with { Maintenance = blank with { ApprovalRequired = isAsked } }, cancellationToken);
        var record = blank with { ImpactAssessment = impact };
        var reason = request.RequireApproval ? "whoever asked wants it" : ApprovalRule.ReasonOf(request.Type, impact, context.Configuration.Maintenance);
        return reason is null ? record : ApprovalRequest.Of(record, reason, request.Comment, time.GetUtcNow());
    }
}
