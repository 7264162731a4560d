namespace ProductionOps.Monitoring.Alerts;

/// <summary>What explains what: of a site that does not answer, nothing else that is measured there needs to be told.</summary>
internal static class AlertInhibition
{
    /// <summary>Whether a cause is explained by another that fires.</summary>
    public static bool IsInhibited(string cause, IReadOnlySet<string> firing)
    {
        if (cause == AlertCause.Score) return firing.Any(other => other != cause && other.StartsWith(AlertCause.Constitutional, StringComparison.Ordinal));
        return cause != AlertCause.Down && firing.Contains(AlertCause.Down) && IsMeasuredAtSite(cause);
    }

    private static bool IsMeasuredAtSite(string cause) =>
        cause == AlertCause.Certificate
        || cause.StartsWith(AlertCause.Header, StringComparison.Ordinal)
        || cause.StartsWith("uptime/", StringComparison.Ordinal)
        || cause.StartsWith(AlertCause.Performance, StringComparison.Ordinal)
        || cause.StartsWith(AlertCause.Accessibility, StringComparison.Ordinal);
}
