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

    /// <summary>
    /// Classes of update that need no person where autoApprove is on (an addition to the specification); patch, minor and security when
    /// absent. One that may break is allowed by major or breaking alone, whatever else it is.
    /// </summary>
    public IReadOnlyList<DependencyUpdateClass>? AutoApproveClasses { get; init; }

    /// <summary>
    /// Days that a release has to be out before it is taken, unless it removes a vulnerability (an addition to the specification); 3 when
    /// absent.
    /// </summary>
    public double? MinimumReleaseAge { get; init; }

    /// <summary>
    /// What judges the updates besides install and build (an addition to the specification): tests, links, and validation steps by
    /// their names; tests, links, budgets, accessibility and constitutional when absent.
    /// </summary>
    public IReadOnlyList<string>? Checks { get; init; }

    /// <summary>Whether install scripts of packages run (an addition to the specification); they do not when absent.</summary>
    public bool? InstallScripts { get; init; }

    /// <summary>Seconds that a run may take (an addition to the specification); 3600 when absent. What is proven good by then is kept.</summary>
    public int? TimeLimit { get; init; }

    /// <summary>Least severity that a security patch acts on (an addition to the specification); low when absent.</summary>
    public VulnerabilitySeverity? SecuritySeverity { get; init; }
}
