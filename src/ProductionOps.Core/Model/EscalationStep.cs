namespace ProductionOps.Model;

/// <summary>Who is told of an alert that nobody has acknowledged for some time.</summary>
public sealed record EscalationStep : ModelObject
{
    /// <summary>Minutes since people were first told.</summary>
    public double After { get; init; }

    /// <summary>Names of the channels.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Severity from which on this step is taken; error when absent.</summary>
    public AlertSeverity? MinimumSeverity { get; init; }
}
