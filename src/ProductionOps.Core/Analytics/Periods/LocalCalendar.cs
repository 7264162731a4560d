namespace ProductionOps.Analytics.Periods;

/// <summary>Days and times as the clocks of a time zone show them.</summary>
internal sealed class LocalCalendar(TimeZoneInfo zone)
{
    /// <summary>The instant at which clocks show a time: the first of two where they show it twice, the end of the gap where they skip it.</summary>
    public DateTimeOffset At(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
        {
            // Clocks are put forward by whole minutes; the offset before the gap gives the instant at which it begins.
            while (zone.IsInvalidTime(time)) time = time.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).ToUniversalTime();
    }

    /// <summary>What clocks show at an instant.</summary>
    public DateTime TimeAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The day that it is at an instant.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeAt(instant));

    /// <summary>When a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The days of a period, each with the part of it that belongs to the period.</summary>
    public IEnumerable<LocalDay> DaysOf(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = DayAt(from); StartOf(day) < to; day = day.AddDays(1))
        {
            var (start, end) = (StartOf(day), StartOf(day.AddDays(1)));
            var (first, last) = (start > from ? start : from, end < to ? end : to);
            yield return new LocalDay(day, first.ToUniversalTime(), last.ToUniversalTime(), (last - first) / (end - start));
        }
    }
}
