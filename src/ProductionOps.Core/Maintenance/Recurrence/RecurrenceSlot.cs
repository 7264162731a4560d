namespace ProductionOps.Maintenance.Recurrence;

/// <summary>
/// The spans of time in each of which a recurring run happens once, whenever in it the machine is up: days, weeks from Monday and months
/// of the calendar of this machine, or spans of so many hours counted from 1970.
/// </summary>
internal abstract record RecurrenceSlot
{
    public static RecurrenceSlot Daily { get; } = new CalendarSlot("day", static date => date, static date => date.AddDays(1));

    public static RecurrenceSlot Weekly { get; } = new CalendarSlot(
        "week", static date => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)), static date => date.AddDays(7));

    public static RecurrenceSlot Monthly { get; } = new CalendarSlot(
        "month", static date => new DateOnly(date.Year, date.Month, 1), static date => date.AddMonths(1));

    /// <summary>Spans of so many hours.</summary>
    public static RecurrenceSlot EveryHours(double hours) => new HourSlot(hours);

    /// <summary>What a span is called, such as <c>week</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The beginning of the span that an instant is in.</summary>
    public abstract DateTimeOffset BeginOf(DateTimeOffset instant, TimeZoneInfo zone);

    /// <summary>The beginning of the span after the one that an instant is in.</summary>
    public abstract DateTimeOffset NextOf(DateTimeOffset instant, TimeZoneInfo zone);

    private sealed record CalendarSlot(string SlotName, Func<DateOnly, DateOnly> First, Func<DateOnly, DateOnly> Next) : RecurrenceSlot
    {
        public override string Name => SlotName;

        public override DateTimeOffset BeginOf(DateTimeOffset instant, TimeZoneInfo zone) => Midnight(First(DateOf(instant, zone)), zone);

        public override DateTimeOffset NextOf(DateTimeOffset instant, TimeZoneInfo zone) => Midnight(Next(First(DateOf(instant, zone))), zone);

        private static DateOnly DateOf(DateTimeOffset instant, TimeZoneInfo zone) =>
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

        // In some zones the clock skips midnight in spring; the day begins an hour later then.
        private static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
        {
            var local = date.ToDateTime(TimeOnly.MinValue);
            while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }

    private sealed record HourSlot(double Hours) : RecurrenceSlot
    {
        public override string Name => "span";

        private long Ticks => Math.Max(TimeSpan.TicksPerMinute, (long)(Hours * TimeSpan.TicksPerHour));

        public override DateTimeOffset BeginOf(DateTimeOffset instant, TimeZoneInfo zone) =>
            DateTimeOffset.UnixEpoch.AddTicks((instant - DateTimeOffset.UnixEpoch).Ticks / Ticks * Ticks);

        public override DateTimeOffset NextOf(DateTimeOffset instant, TimeZoneInfo zone) => BeginOf(instant, zone).AddTicks(Ticks);
    }
}
