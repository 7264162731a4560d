namespace ProductionOps.Analytics.Periods;

/// <summary>A period as people mean it: between two instants, with days as the clocks of a time zone show them.</summary>
public sealed record ReportPeriod
{
    /// <summary>Start of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period, not part of it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Whose days it is divided into.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Its length in months where it was asked for in months; zero otherwise.</summary>
    internal int Months { get; init; }

    /// <summary>How many days it is long, to nine digits. A whole day is one, whether it has 23, 24 or 25 hours.</summary>
    public double Days => Math.Round(LocalDays.Sum(static day => day.Fraction), 9);

    /// <summary>Its days.</summary>
    internal IEnumerable<LocalDay> LocalDays => Calendar.DaysOf(From, To);

    internal LocalCalendar Calendar => new(Zone);

    /// <summary>The period of the same length that ends where this one begins.</summary>
    public ReportPeriod Previous()
    {
        var (from, to) = (Calendar.TimeAt(From), Calendar.TimeAt(To));
        var start = Months > 0 ? from.AddMonths(-Months) : from - (to - from);
        return this with { From = Calendar.At(start), To = From };
    }

    /// <summary>Whether an instant belongs to it.</summary>
    internal bool Contains(DateTimeOffset instant) => instant >= From && instant < To;
}
