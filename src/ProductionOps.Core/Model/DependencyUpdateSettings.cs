namespace ProductionOps.Model;

/// <summary>How dependencies are updated.</summary>
public sealed record DependencyUpdateSettings : ModelObject
{
    /// <summary>Whether they are.</summary>
    public bool Enabled { get; init; }

    /// <summary>How often.</summary>
    public UpdateFrequency Frequency { get; init; }

    /// <summary>Whether no person is asked.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>Packages left alone.</summary>
    public IReadOnlyList<string> ExcludePackages { get => field ?? []; init; }
}
