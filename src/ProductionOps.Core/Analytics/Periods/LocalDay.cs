namespace ProductionOps.Analytics.Periods;

/// <summary>A day of a time zone, or the part of it that belongs to a period.</summary>
/// <param name="Date">The day.</param>
/// <param name="From">Its start, or that of the period.</param>
/// <param name="To">Its end, or that of the period; not part of it.</param>
/// <param name="Fraction">How much of it belongs to the period, 0 to 1; days of 23 and 25 hours are whole days.</param>
internal sealed record LocalDay(DateOnly Date, DateTimeOffset From, DateTimeOffset To, double Fraction);
