namespace ProductionOps.Configuration;

/// <summary>Whether a configuration with a problem can be used.</summary>
public enum ProblemSeverity
{
    /// <summary>It can, but somebody should look at it.</summary>
    Warning,

    /// <summary>It cannot.</summary>
    Error,
}
