namespace ProductionOps.Cli.Hosting;

/// <summary>How much is told on standard error.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet,

    /// <summary>Warnings, notes and, on a terminal, progress.</summary>
    Normal,

    /// <summary>Every decision and detail as well.</summary>
    Verbose,
}
