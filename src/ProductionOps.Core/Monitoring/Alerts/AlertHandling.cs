using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Who does something about an alert, and what that person says.</summary>
/// <param name="By">Who.</param>
/// <param name="Comment">Why or how; null for nothing.</param>
public sealed record AlertHandling(string By, string? Comment = null)
{
    /// <summary>The alert, taken. One that was taken before keeps that time.</summary>
    internal MonitoringAlert Acknowledge(MonitoringAlert alert, DateTimeOffset now)
    {
        var taken = alert with { AcknowledgedAt = alert.AcknowledgedAt ?? (now > alert.TriggeredAt ? now : alert.TriggeredAt) };
        taken = AlertFacts.With(taken, AlertFacts.AcknowledgedBy, By);
        return string.IsNullOrWhiteSpace(Comment) ? taken : AlertFacts.With(taken, AlertFacts.Comment, Comment);
    }

    /// <summary>The alert, over.</summary>
    internal MonitoringAlert Resolve(MonitoringAlert alert, DateTimeOffset now)
    {
        var ended = AlertFacts.With(AlertEnd.At(alert, now), AlertFacts.ResolvedBy, By);
        return string.IsNullOrWhiteSpace(Comment) ? ended : AlertFacts.With(ended, AlertFacts.Resolution, Comment);
    }
}
