namespace ProductionOps.Analytics.Periods;

/// <summary>A period as it was asked for.</summary>
public sealed record PeriodSelection
{
    /// <summary>In words, such as <c>30d</c> or <c>last-month</c>; null when it is given by its ends, or not at all.</summary>
    public string? Text { get; init; }

    /// <summary>Start; of the time zone's clocks where it does not say otherwise.</summary>
    public DateTime? From { get; init; }

    /// <summary>End, not part of it.</summary>
    public DateTime? To { get; init; }

    /// <summary>Name of a time zone; null for that of this machine.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The period; the last 30 days when nothing was asked for.</summary>
    /// <exception cref="OperationException"><c>PeriodInvalid</c>, <c>TimeZoneNotFound</c>.</exception>
    public ReportPeriod Resolve(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var zone = TimeZone is null ? time.LocalTimeZone : ReportPeriodParser.ZoneOf(TimeZone);
        var parser = new ReportPeriodParser(time.GetUtcNow(), zone);
        if (From is null && To is null) return parser.Parse(Text ?? ReportPeriodParser.Default);
        if (Text is null) return parser.Between(InstantOf(From, zone), InstantOf(To, zone));
        throw new OperationException(
            "PeriodInvalid", ErrorKind.InvalidInput, $"Give either the period '{Text}' or its start and end, not both.", Text);
    }

    private static DateTimeOffset? InstantOf(DateTime? time, TimeZoneInfo zone) => time switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified } local => new LocalCalendar(zone).At(local),
        { } instant => new DateTimeOffset(instant).ToUniversalTime(),
    };
}
