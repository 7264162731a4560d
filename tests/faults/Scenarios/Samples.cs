using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Faults.Scenarios;

/// <summary>Records that differ by a number, so that each can be told from all others and from half of itself.</summary>
internal static class Samples
{
    // Long enough that half of a record is not all of it, with letters of more than one byte.
    private static readonly string Text = string.Concat(Enumerable.Repeat("Wächter der Brücke 橋の番人 ", 4));

    private static readonly Lazy<ProductionConfiguration> Settings = new(() =>
    {
        var complete = ConfigurationDefaults.Complete(new JsonObject
        {
            ["configurationId"] = string.Empty,
            ["version"] = "1.0.0",
            ["environment"] = "production",
            ["application"] = new JsonObject { ["name"] = "Faults", ["homepage"] = "https://example.com/" },
        });
        return JsonSerializer.Deserialize(complete.ToJsonString(), ProductionJson.Default.ProductionConfiguration)!;
    });

    public static ProductionDeployment Deployment(int number, DateTimeOffset timestamp) => new()
    {
        DeploymentId = string.Empty,
        CommitHash = number.ToString("x40", CultureInfo.InvariantCulture),
        BranchName = $"main {number}",
        Timestamp = timestamp,
        Environment = DeploymentEnvironment.Production,
        DeploymentType = DeploymentType.Update,
        TriggerSource = TriggerSource.Manual,
        DeployedBy = $"{Text}{number}",
        Status = number % 7 == 6 ? DeploymentStatus.Failed : DeploymentStatus.Success,
        CompletedAt = timestamp.AddMinutes(1),
    };

    public static ProductionMonitoring Monitoring(int number, DateTimeOffset timestamp) => new()
    {
        MonitoringId = string.Empty,
        Timestamp = timestamp,
        MonitoringType = MonitoringType.Uptime,
        SiteUrl = $"https://example.com/{number}",
        Environment = DeploymentEnvironment.Production,
        Uptime = new UptimeMeasurement { Status = UptimeStatus.Up, ResponseTime = number + 0.5, HttpStatus = 200, Location = Text },
    };

    public static MonitoringAlert Alert(int number, DateTimeOffset timestamp) => new()
    {
        AlertId = string.Empty,
        Title = $"Alert {number}",
        Description = $"{Text}{number}",
        TriggeredAt = timestamp,
        ResolvedAt = number % 3 == 2 ? null : timestamp.AddHours(1),
    };

    public static UptimeIncident Incident(int number, DateTimeOffset timestamp) => new()
    {
        IncidentId = string.Empty,
        StartTime = timestamp,
        EndTime = timestamp.AddMinutes(10),
        Duration = 600,
        Status = IncidentStatus.Resolved,
        Description = $"{Text}{number}",
    };

    public static MaintenanceAutomation Maintenance(int number, DateTimeOffset timestamp) => new()
    {
        MaintenanceId = FormattableString.Invariant($"{timestamp.UtcDateTime:yyyyMMdd'-'HHmmss}-maintenance"),
        MaintenanceType = MaintenanceType.Backup,
        ScheduledTime = timestamp,
        ExecutedTime = timestamp,
        Priority = Priority.Medium,
        Status = number % 3 == 2 ? MaintenanceStatus.Failed : MaintenanceStatus.Success,
        Progress = new MaintenanceProgress { TotalSteps = 3, CurrentStep = $"{Text}{number}" },
    };

    public static ProductionConfiguration Configuration(int number, DateTimeOffset timestamp) => Settings.Value with
    {
        Version = $"1.{number}.0",
        Timestamp = timestamp,
        Application = Settings.Value.Application with { Description = $"{Text}{number}" },
    };
}
