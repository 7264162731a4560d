using System.Globalization;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>
/// When people are told of an open alert: when it is raised, when it becomes worse, in steps while nobody acknowledges it, and again after an
/// interval.
/// </summary>
internal sealed class NoticeSchedule(ProductionConfiguration configuration, MonitoringAlert alert, OpenAlert open, DateTimeOffset now)
{
    private const double DefaultRepeatHours = 4;

    /// <summary>What is due; null when nothing is, or nobody is there to be told.</summary>
    public DueNotice? Next()
    {
        var due = Raised() ?? Worsened() ?? (alert.AcknowledgedAt is null ? Escalated() ?? Repeated() : null);
        return due is { Channels.Count: > 0 } ? due : null;
    }

    private DueNotice? Raised() => open.FirstNotice is null && !IsEscalated
        ? new DueNotice(NoticeKind.Raised, "raised", AlertChannels.First(configuration, open.Severity), open) is { Channels.Count: > 0 } raised ? raised : null
        : null;

    private bool IsEscalated => open.EscalationSteps > 0;

    private DueNotice? Worsened() => open.NotifiedSeverity < open.Severity
        ? new DueNotice(
            NoticeKind.Worsened, $"worsened-{JsonLiteral.Of(open.Severity)}", [.. AlertChannels.First(configuration, open.Severity).Union(Told, StringComparer.Ordinal)], open)
        : null;

    private DueNotice? Escalated()
    {
        var steps = (configuration.Alerting?.Escalation ?? []).OrderBy(step => step.After).ToArray();
        var since = open.FirstNotice ?? open.Since;
        var taken = Array.FindLastIndex(steps, step => now - since >= TimeSpan.FromMinutes(step.After)) + 1;
        if (taken <= open.EscalationSteps) return null;
        var channels = steps[open.EscalationSteps..taken].Where(step => open.Severity >= (step.MinimumSeverity ?? AlertSeverity.Error)).SelectMany(step => step.Channels);
        var transition = string.Create(CultureInfo.InvariantCulture, $"escalated-{taken}");
        var due = new DueNotice(NoticeKind.Escalated, transition, AlertChannels.Taking(configuration, channels, open.Severity), open with { EscalationSteps = taken });
        return due.Channels.Count > 0 ? due : null;
    }

    private DueNotice? Repeated()
    {
        var hours = configuration.Alerting?.RepeatInterval ?? DefaultRepeatHours;
        if (hours <= 0 || open.LastNotice is not { } last || now - last < TimeSpan.FromHours(hours)) return null;
        var next = open with { Reminders = open.Reminders + 1 };
        return new DueNotice(NoticeKind.Repeated, string.Create(CultureInfo.InvariantCulture, $"repeated-{next.Reminders}"), Told, next);
    }

    // A channel that was removed from the configuration is not told any more.
    private IReadOnlyList<string> Told => AlertChannels.Taking(configuration, open.Channels, open.Severity);
}
