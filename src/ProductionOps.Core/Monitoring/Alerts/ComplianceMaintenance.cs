using System.Globalization;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts.Rules;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Schedules an optimization when constitutional compliance falls below its bound: one, until it has been above it again.</summary>
internal sealed class ComplianceMaintenance(IProductionStore store)
{
    /// <summary>The ledger with the maintenance that is scheduled.</summary>
    public async Task<AlertLedger> ScheduleAsync(ProductionMonitoring record, AlertLedger ledger, CancellationToken cancellationToken)
    {
        if (record.Constitutional is not { } measured) return ledger;
        if (measured.ComplianceScore >= ConstitutionalAlertRules.LeastScore) return ledger.MaintenanceId is null ? ledger : ledger with { MaintenanceId = null };
        if (ledger.MaintenanceId is not null) return ledger;
        var scheduled = await FindScheduledAsync(record.Environment, cancellationToken) ?? await store.Maintenance.AddAsync(New(record, measured), cancellationToken);
        return ledger with { MaintenanceId = scheduled.MaintenanceId };
    }

    // One that is waiting already will see this score as well.
    private ValueTask<MaintenanceAutomation?> FindScheduledAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) => store.Maintenance
        .ReadAsync(
            new RecordQuery
            {
                Environment = JsonLiteral.Of(environment),
                Types = [JsonLiteral.Of(MaintenanceType.Optimization)],
                Statuses = [JsonLiteral.Of(MaintenanceStatus.Scheduled), JsonLiteral.Of(MaintenanceStatus.RequiresApproval)],
                NewestFirst = true,
                Limit = 1,
            },
            cancellationToken)
        .FirstOrDefaultAsync(cancellationToken);

    private static MaintenanceAutomation New(ProductionMonitoring record, ConstitutionalMeasurement measured) => new()
    {
        MaintenanceId = "",
        MaintenanceType = MaintenanceType.Optimization,
        ScheduledTime = record.Timestamp,
        Environment = record.Environment,
        RequestedBy = "monitoring",
        Priority = Priority.High,
        Automated = true,
        ApprovalRequired = false,
        Status = MaintenanceStatus.Scheduled,
        Progress = new MaintenanceProgress
        {
            CurrentStep = string.Create(
                CultureInfo.InvariantCulture,
                $"waiting to run: constitutional compliance of {JsonLiteral.Of(record.Environment)} was {measured.ComplianceScore:0.#}, below {ConstitutionalAlertRules.LeastScore:0}"),
        },
        Results = new MaintenanceResults(),
    };
}
