using ProductionOps.Core.Tests.Store;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Status;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Status;

public sealed class OperationFindingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_site_that_is_watched_and_kept_has_no_findings() => Assert.Empty(new OperationFindings(Good).Find());

    [Theory]
    [InlineData(UptimeStatus.Down, ProductionHealth.Critical)]
    [InlineData(UptimeStatus.Degraded, ProductionHealth.Warning)]
    public void A_site_that_is_not_up_is_found(UptimeStatus status, ProductionHealth health) =>
        Finds(Good with { Monitoring = TestRecords.Monitoring(Now) with { Uptime = new UptimeMeasurement { Status = status, Reason = "503." } } }, health, "503.");

    [Fact]
    public void A_monitor_that_fell_silent_is_found() => Finds(Good with { LastSample = Now.AddHours(-5) }, ProductionHealth.Warning, "last measured on 2026-03-10 07:00 UTC");

    [Fact]
    public void Open_incidents_and_alerts_are_found()
    {
        var incident = new UptimeIncident { IncidentId = "20260310-110000-incident", StartTime = Now.AddHours(-1), Description = "down", Severity = IncidentSeverity.Critical };
        Finds(Good with { OpenIncidents = [incident] }, ProductionHealth.Critical, "20260310-110000-incident");
        var alert = new MonitoringAlert { AlertId = "20260310-110000-alert", Title = "slow", Description = "slow", Severity = AlertSeverity.Warning, TriggeredAt = Now };
        Finds(Good with { OpenAlerts = [alert] }, ProductionHealth.Warning, "nobody has acknowledged it");
        Assert.Equal(6, new OperationFindings(Good with { OpenAlerts = [.. Enumerable.Repeat(alert, 9)] }).Find().Count());
    }

    [Theory]
    [InlineData(MaintenanceStatus.RequiresApproval, "waits for an approval")]
    [InlineData(MaintenanceStatus.Scheduled, "has not run")]
    [InlineData(MaintenanceStatus.Failed, "failed")]
    public void Maintenance_that_waits_is_late_or_failed_is_found(MaintenanceStatus status, string text) =>
        Finds(Good with { Maintenance = [Maintenance(status)] }, ProductionHealth.Warning, text);

    [Fact]
    public void A_failure_that_a_later_run_mended_is_none() =>
        Assert.Empty(new OperationFindings(Good with { Maintenance = [Maintenance(MaintenanceStatus.Success), Maintenance(MaintenanceStatus.Failed)] }).Find());

    [Fact]
    public void Backups_that_are_missing_old_damaged_or_never_restored_are_found()
    {
        Finds(Good with { Backups = [] }, ProductionHealth.Warning, "There is no backup");
        Finds(Good with { Backups = [Backup() with { Timestamp = Now.AddDays(-60) }] }, ProductionHealth.Warning, "The newest backup is of 2026-01-09");
        Finds(Good with { Backups = [Backup(), Backup() with { Verified = false }] }, ProductionHealth.Critical, "is damaged");
        var untested = Backup() with { RestorationTested = false };
        Finds(Good with { Backups = [untested, untested with { Timestamp = Now.AddDays(-60) }] }, ProductionHealth.Warning, "ever restored");
        Finds(Good with { Backups = null, BackupProblem = "the key is wrong" }, ProductionHealth.Warning, "the key is wrong");
    }

    private static StatusFacts Good => new()
    {
        Now = Now,
        Configuration = Configuration,
        Live = new DeploymentEntry
        {
            DeploymentId = "20260101-120000-deployment",
            Timestamp = Now.AddDays(-60),
            CompletedAt = Now.AddDays(-60),
            Environment = DeploymentEnvironment.Production,
            DeploymentType = DeploymentType.Update,
            TriggerSource = TriggerSource.Manual,
            Status = DeploymentStatus.Success,
            CommitHash = new string('a', 40),
            BranchName = "main",
            DeployedBy = "ada",
            Sequence = 1,
            Checksum = "",
            Length = 1,
        },
        Monitoring = TestRecords.Monitoring(Now),
        LastSample = Now,
        Backups = [Backup()],
    };

    private static ProductionConfiguration Configuration
    {
        get
        {
            var configuration = (ProductionConfiguration)Specimens.Create(typeof(ProductionConfiguration));
            return configuration with
            {
                Monitoring = configuration.Monitoring with { Uptime = configuration.Monitoring.Uptime with { Enabled = true, Frequency = 60 } },
                Maintenance = configuration.Maintenance with { Backup = configuration.Maintenance.Backup with { Enabled = true, Frequency = MaintenanceFrequency.Weekly } },
            };
        }
    }

    private static BackupEntry Backup() => new()
    {
        BackupId = "20260310-030000-backup",
        BackupType = BackupType.Full,
        Timestamp = Now.AddHours(-9),
        Duration = 1,
        Files = 1,
        BackupSize = 1,
        AddedSize = 1,
        IsComplete = true,
        IssueCount = 0,
        Verified = true,
        VerificationTime = Now.AddHours(-8),
        RestorationTested = true,
        KeepUntil = Now,
        AutoDelete = true,
        Location = "backups",
        Checksum = "",
    };

    private static MaintenanceEntry Maintenance(MaintenanceStatus status) => new()
    {
        MaintenanceId = "20260309-120000-maintenance",
        ScheduledTime = Now.AddDays(-1),
        MaintenanceType = MaintenanceType.Backup,
        Priority = Priority.Medium,
        Status = status,
        Sequence = 1,
        Checksum = "",
        Length = 1,
    };

    private static void Finds(StatusFacts facts, ProductionHealth health, string text)
    {
        var (_, found, sentence) = Assert.Single(new OperationFindings(facts).Find());
        Assert.Equal(health, found);
        Assert.Contains(text, sentence, StringComparison.Ordinal);
    }
}
