using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>A notice that says that it is a test.</summary>
internal static class TestNotice
{
    public static AlertNotice Create(ProductionConfiguration configuration, string channel, DateTimeOffset now) => new()
    {
        Kind = NoticeKind.Test,
        Transition = "test",
        Cause = "test",
        Alert = new MonitoringAlert
        {
            AlertId = now.UtcDateTime.ToString("yyyyMMdd-HHmmss'-alert'", CultureInfo.InvariantCulture),
            Type = MonitoringType.Uptime,
            Severity = AlertSeverity.Info,
            Title = $"Test of channel '{channel}'",
            Description = $"Somebody tries whether alerts of {configuration.Application.Name} arrive here. Nothing has happened.",
            TriggeredAt = now,
        },
    };
}
