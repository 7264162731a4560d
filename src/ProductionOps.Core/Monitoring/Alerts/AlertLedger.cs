namespace ProductionOps.Monitoring.Alerts;

/// <summary>The open alerts of an environment by cause, kept so that a measurement need not search the store.</summary>
internal sealed record AlertLedger
{
    /// <summary>Open alerts by cause.</summary>
    public required IReadOnlyDictionary<string, OpenAlert> Open { get; init; }

    /// <summary>The maintenance that was scheduled for a low score that still holds; null when there is none.</summary>
    public string? MaintenanceId { get; init; }

    /// <summary>The same with one alert changed, or removed where it is null.</summary>
    public AlertLedger With(string cause, OpenAlert? alert)
    {
        var open = new SortedDictionary<string, OpenAlert>(StringComparer.Ordinal);
        foreach (var (key, value) in Open) open[key] = value;
        if (alert is null) open.Remove(cause);
        else open[cause] = alert;
        return this with { Open = open };
    }
}
