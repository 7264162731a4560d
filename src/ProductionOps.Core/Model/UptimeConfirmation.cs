namespace ProductionOps.Model;

/// <summary>How a change of the state is confirmed (an addition to the specification).</summary>
public sealed record UptimeConfirmation : ModelObject
{
    /// <summary>Samples that must agree.</summary>
    public int Required { get; init; }

    /// <summary>Samples at most.</summary>
    public int Samples { get; init; }

    /// <summary>Seconds between them.</summary>
    public double Interval { get; init; }
}
