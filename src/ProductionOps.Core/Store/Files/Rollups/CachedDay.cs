namespace ProductionOps.Store.Files.Rollups;

/// <summary>One day in <c>monitoring/index.json</c>.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Stamp">What the day looked like when it was summarized.</param>
/// <param name="Groups">What its measurements say.</param>
/// <param name="Retained">How many of its records are there; null where that was not noted.</param>
internal sealed record CachedDay(DateOnly Date, DayStamp Stamp, IReadOnlyList<MonitoringGroup> Groups, long? Retained = null);
