namespace ProductionOps.Store.Files.Rollups;

/// <summary>One day in <c>monitoring/index.json</c>.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Stamp">What the day looked like when it was summarized.</param>
/// <param name="Groups">What its measurements say.</param>
internal sealed record CachedDay(DateOnly Date, DayStamp Stamp, IReadOnlyList<MonitoringGroup> Groups)
{
    /// <summary>How many records the day has, or had.</summary>
    public long Records => Groups.Sum(group => group.Records);
}
