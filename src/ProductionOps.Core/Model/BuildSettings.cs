namespace ProductionOps.Model;

/// <summary>How the site is built (an addition to the specification).</summary>
public sealed record BuildSettings : ModelObject
{
    /// <summary>Program and arguments that install dependencies, such as npm, ci; empty for none.</summary>
    public IReadOnlyList<string> Install { get => field ?? []; init; }

    /// <summary>Program and arguments that build, such as npm, run, build; empty for a prebuilt site.</summary>
    public IReadOnlyList<string> Command { get => field ?? []; init; }

    /// <summary>A build command for the system shell, instead of command.</summary>
    public string? Shell { get; init; }

    /// <summary>Directory of the project, relative to the repository; the repository itself when absent.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Directory that the build writes, relative to the working directory.</summary>
    public required string Output { get; init; }

    /// <summary>Seconds after which the build is stopped.</summary>
    public int Timeout { get; init; }

    /// <summary>Names of environment variables that the build may see besides the usual ones.</summary>
    public IReadOnlyList<string> Environment { get => field ?? []; init; }
}
