namespace ProductionOps.Cli.Output;

/// <summary>What a text means to the reader.</summary>
internal enum TextStyle
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Less important than the rest.</summary>
    Muted,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Look at it.</summary>
    Warning,

    /// <summary>It went wrong.</summary>
    Bad,

    /// <summary>It is going on.</summary>
    Active,
}
