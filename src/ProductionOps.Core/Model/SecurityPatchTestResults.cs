namespace ProductionOps.Model;

/// <summary>How the patched site did.</summary>
public sealed record SecurityPatchTestResults : ModelObject
{
    /// <summary>Whether the audit is clean.</summary>
    public bool SecurityScanPassed { get; init; }

    /// <summary>Whether build and tests passed.</summary>
    public bool FunctionalTestsPassed { get; init; }
}
