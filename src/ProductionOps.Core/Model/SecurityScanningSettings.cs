namespace ProductionOps.Model;

/// <summary>What is scanned for security.</summary>
public sealed record SecurityScanningSettings : ModelObject
{
    /// <summary>Dependencies.</summary>
    public bool Dependencies { get; init; }

    /// <summary>Built content, for secrets.</summary>
    public bool Content { get; init; }

    /// <summary>Hours between scans.</summary>
    public double Frequency { get; init; }
}
