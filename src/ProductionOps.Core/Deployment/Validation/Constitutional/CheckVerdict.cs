namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>What a constitutional check said.</summary>
public enum CheckVerdict
{
    /// <summary>The principle is kept.</summary>
    Passed,

    /// <summary>The principle is violated.</summary>
    Violated,

    /// <summary>It could not be known, so it counts neither way.</summary>
    NotJudged,
}
