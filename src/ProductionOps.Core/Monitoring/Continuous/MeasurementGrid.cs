namespace ProductionOps.Monitoring.Continuous;

/// <summary>
/// The moments at which something is measured: so far after each multiple of the interval since 1970, whenever the program was started and
/// however long a measurement takes.
/// </summary>
/// <param name="Interval">Time between two slots.</param>
/// <param name="Fraction">Where in the interval the slots are, from 0 up to, but not, 1.</param>
internal readonly record struct MeasurementGrid(TimeSpan Interval, double Fraction)
{
    /// <summary>The last slot at or before a moment.</summary>
    public DateTimeOffset Before(DateTimeOffset moment)
    {
        var since = (moment - DateTimeOffset.UnixEpoch).Ticks - (long)(Interval.Ticks * Fraction);
        var past = ((since % Interval.Ticks) + Interval.Ticks) % Interval.Ticks;
        return moment.AddTicks(-past);
    }

    /// <summary>The first slot after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment) => Before(moment) + Interval;
}
