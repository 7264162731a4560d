namespace ProductionOps.Model;

/// <summary>When people are told of an alert, and how often (an addition to the specification).</summary>
public sealed record AlertingSettings : ModelObject
{
    /// <summary>Percentage of the time in which the site shall be up; alerts on how fast its failures use up the rest (an addition to the specification).</summary>
    public double? Objective { get; init; }

    /// <summary>
    /// Hours after which an open alert that nobody has acknowledged is sent again; 4 when absent, 0 for never (an addition to the
    /// specification).
    /// </summary>
    public double? RepeatInterval { get; init; }

    /// <summary>Names of the channels that are told first; all of them when empty (an addition to the specification).</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Who is told while nobody acknowledges an alert (an addition to the specification).</summary>
    public IReadOnlyList<EscalationStep> Escalation { get => field ?? []; init; }

    /// <summary>Times in which alerts are recorded and nobody is told (an addition to the specification).</summary>
    public IReadOnlyList<AlertSilence> Silences { get => field ?? []; init; }
}
