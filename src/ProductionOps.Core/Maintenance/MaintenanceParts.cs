using ProductionOps.Maintenance.Recurrence;
using ProductionOps.Maintenance.Workflow;

namespace ProductionOps.Maintenance;

/// <summary>What maintaining is made of.</summary>
internal sealed record MaintenanceParts(
    MaintenanceRecords Records,
    MaintenanceScheduling Scheduling,
    MaintenanceApprovals Approvals,
    MaintenanceStopping Stopping,
    MaintenanceRun Run,
    MaintenanceRecovery Recovery,
    DueRuns Due);
