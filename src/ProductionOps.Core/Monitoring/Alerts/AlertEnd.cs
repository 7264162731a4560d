using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>Ends an alert.</summary>
internal static class AlertEnd
{
    /// <summary>The alert, resolved. An end before its start, of a clock that was set back, is its start.</summary>
    public static MonitoringAlert At(MonitoringAlert alert, DateTimeOffset end) =>
        alert with { ResolvedAt = end > alert.TriggeredAt ? end : alert.TriggeredAt };

    /// <summary>What those are told who were told of it, also in a silence: who waits for an end should hear of it; null when nobody was.</summary>
    public static NoticeDelivery? Notice(string cause, OpenAlert open, MonitoringAlert alert) => open.Channels.Count == 0 ? null : new NoticeDelivery(
        new AlertNotice { Kind = NoticeKind.Resolved, Transition = "resolved", Cause = cause, Alert = alert, Thread = open.Thread }, open.Channels);
}
