namespace ProductionOps.Status;

/// <summary>All kinds of things that need attention.</summary>
internal static class AttentionRules
{
    public static readonly AttentionRule SiteDown = new("site-down", ProductionHealth.Critical, "The newest measurement found the site down.");
    public static readonly AttentionRule SiteDegraded = new("site-degraded", ProductionHealth.Warning, "The newest measurement found the site slow or partly failing.");
    public static readonly AttentionRule MeasurementsStale = new("measurements-stale", ProductionHealth.Warning, "The site has not been measured for longer than it should be.");
    public static readonly AttentionRule IncidentOpen = new("incident-open", ProductionHealth.Warning, "An outage is not over.");
    public static readonly AttentionRule AlertOpen = new("alert-open", ProductionHealth.Warning, "An alert is not over.");
    public static readonly AttentionRule MaintenanceWaits = new("maintenance-waits", ProductionHealth.Warning, "Maintenance waits for an approval.");
    public static readonly AttentionRule MaintenanceLate = new("maintenance-late", ProductionHealth.Warning, "Maintenance was due and has not run.");
    public static readonly AttentionRule MaintenanceFailed = new("maintenance-failed", ProductionHealth.Warning, "The last maintenance of a type failed.");
    public static readonly AttentionRule BackupsUnreadable = new("backups-unreadable", ProductionHealth.Warning, "The backups could not be looked at.");
    public static readonly AttentionRule BackupMissing = new("backup-missing", ProductionHealth.Warning, "There is no backup.");
    public static readonly AttentionRule BackupOld = new("backup-old", ProductionHealth.Warning, "The newest backup is older than it should be.");
    public static readonly AttentionRule BackupDamaged = new("backup-damaged", ProductionHealth.Critical, "A backup is damaged.");
    public static readonly AttentionRule RestorationUntested = new("restoration-untested", ProductionHealth.Warning, "No backup was ever restored to test it.");
    public static readonly AttentionRule ConfigurationMissing = new("configuration-missing", ProductionHealth.Warning, "There is no configuration.");
    public static readonly AttentionRule NothingDeployed = new("nothing-deployed", ProductionHealth.Unknown, "Nothing has been deployed.");
    public static readonly AttentionRule DeploymentFailed = new("deployment-failed", ProductionHealth.Warning, "The newest deployment failed.");
    public static readonly AttentionRule DeploymentRolledBack = new("deployment-rolled-back", ProductionHealth.Warning, "The newest deployment was rolled back.");
    public static readonly AttentionRule DeploymentInterrupted = new("deployment-interrupted", ProductionHealth.Critical, "A deployment was interrupted.");
    public static readonly AttentionRule DeploymentsHeld = new("deployments-held", ProductionHealth.Warning, "Nobody may deploy.");
    public static readonly AttentionRule Vulnerability = new("vulnerability", ProductionHealth.Warning, "A dependency has a known vulnerability.");
    public static readonly AttentionRule ComplianceLow = new("compliance-low", ProductionHealth.Warning, "The live deployment does not comply.");
    public static readonly AttentionRule StoreDamaged = new("store-damaged", ProductionHealth.Critical, "The last check of the store found that a rule of its integrity does not hold.");

    public static IReadOnlyList<AttentionRule> All { get; } =
    [
        SiteDown, SiteDegraded, MeasurementsStale, IncidentOpen, AlertOpen, MaintenanceWaits,
        MaintenanceLate, MaintenanceFailed, BackupsUnreadable, BackupMissing, BackupOld, BackupDamaged,
        RestorationUntested, ConfigurationMissing, NothingDeployed, DeploymentFailed, DeploymentRolledBack, DeploymentInterrupted,
        DeploymentsHeld, Vulnerability, ComplianceLow, StoreDamaged,
    ];
}
