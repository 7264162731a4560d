using ProductionOps.Configuration;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Workflow;

/// <summary>Allows and refuses runs.</summary>
internal sealed class MaintenanceApprovals(MaintenanceRecords records, ConfigurationService configurations, TimeProvider time)
{
    public async Task<MaintenanceAutomation> ApproveAsync(string id, MaintenanceDecision decision, CancellationToken cancellationToken)
    {
        var change = await ApprovalAsync(id, decision, cancellationToken);
        return await records.ChangeAsync(id, "approving maintenance", change, cancellationToken);
    }

    public async Task<MaintenanceAutomation> PreviewApproveAsync(string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        (await ApprovalAsync(id, decision, cancellationToken))(await records.GetAsync(id, cancellationToken));

    public Task<MaintenanceAutomation> DenyAsync(string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        records.ChangeAsync(id, "denying maintenance", record => Deny(record, decision), cancellationToken);

    public async Task<MaintenanceAutomation> PreviewDenyAsync(string id, MaintenanceDecision decision, CancellationToken cancellationToken) =>
        Deny(await records.GetAsync(id, cancellationToken), decision);

    private async Task<Func<MaintenanceAutomation, MaintenanceAutomation>> ApprovalAsync(
        string id, MaintenanceDecision decision, CancellationToken cancellationToken)
    {
        var before = await records.GetAsync(id, cancellationToken);
        ThrowUnlessWaiting(before);
        var configuration = await configurations.GetActiveAsync(before.Environment ?? DeploymentEnvironment.Production, cancellationToken);
        var byOthers = configuration.Maintenance.Approval?.ByOthers ?? false;
        return record => Approve(record, decision, byOthers);
    }

    private MaintenanceAutomation Approve(MaintenanceAutomation record, MaintenanceDecision decision, bool byOthers)
    {
        ThrowUnlessWaiting(record);
        var approval = ApprovalOf(record);
        if (byOthers && !record.Automated && string.Equals(approval.RequestedBy, decision.By, StringComparison.Ordinal)) throw MaintenanceErrors.OwnRequest(record);
        return record with
        {
            Status = MaintenanceStatus.Scheduled,
            Progress = new MaintenanceProgress { CurrentStep = $"approved by {decision.By}; waiting to run" },
            Approval = approval with
            {
                ApprovedBy = decision.By,
                ApprovedAt = time.GetUtcNow(),
                Comments = decision.AddTo(approval.Comments),
            },
        };
    }

    private MaintenanceAutomation Deny(MaintenanceAutomation record, MaintenanceDecision decision)
    {
        ThrowUnlessWaiting(record);
        var approval = ApprovalOf(record);
        var now = time.GetUtcNow();
        return MaintenanceEnd.BeforeRun(record, "MaintenanceDenied", $"{decision.By} denied it{decision.Reason}", now) with
        {
            Approval = approval with { DeniedBy = decision.By, DeniedAt = now, Comments = decision.AddTo(approval.Comments) },
        };
    }

    private static void ThrowUnlessWaiting(MaintenanceAutomation record)
    {
        if (record.Status == MaintenanceStatus.RequiresApproval) return;
        throw record switch
        {
            { Status: MaintenanceStatus.Running } => MaintenanceErrors.Running(record),
            { Status: MaintenanceStatus.Cancelled, Approval.DeniedBy: not null } => MaintenanceErrors.AlreadyDenied(record),
            { Status: MaintenanceStatus.Scheduled, Approval.ApprovedBy: not null } => MaintenanceErrors.AlreadyApproved(record),
            { Status: MaintenanceStatus.Scheduled } => MaintenanceErrors.ApprovalNotNeeded(record),
            _ => MaintenanceErrors.Finished(record),
        };
    }

    // Records of other tools may wait for approval without saying who asked.
    private static MaintenanceApproval ApprovalOf(MaintenanceAutomation record) => record.Approval ?? new MaintenanceApproval
    {
        Required = true,
        RequestedBy = record.RequestedBy ?? "unknown",
        RequestedAt = record.ScheduledTime,
    };
}
