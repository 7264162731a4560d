namespace ProductionOps.Deployment.Validation;

/// <summary>How a validation step ended.</summary>
public enum ValidationStatus
{
    /// <summary>Nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It could not run, so nothing is known; never the same as passed.</summary>
    Unknown,
}
