namespace ProductionOps.Cli.Parsing;

/// <summary>A point in time as it was typed: an instant, or a duration from now.</summary>
/// <param name="Absolute">The instant; null when a duration was typed.</param>
/// <param name="Distance">The duration; null when an instant was typed.</param>
internal sealed record Instant(DateTimeOffset? Absolute, TimeSpan? Distance)
{
    /// <summary>The instant, with durations counted back from now.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => Absolute ?? now - Distance!.Value;

    /// <summary>The instant, with durations counted forward from now.</summary>
    public DateTimeOffset After(DateTimeOffset now) => Absolute ?? now + Distance!.Value;
}
