using ProductionOps.Model;

namespace ProductionOps.Scheduling;

/// <summary>A schedule that is wanted.</summary>
public sealed record ScheduleRequest
{
    /// <summary>What it runs.</summary>
    public required ScheduleWork Work { get; init; }

    /// <summary>When.</summary>
    public required ScheduleTiming Timing { get; init; }

    /// <summary>Its name: lower-case letters, digits and hyphens; the site's and the work's when null.</summary>
    public string? Name { get; init; }

    /// <summary>What runs it; that of this system when null.</summary>
    public ScheduleManager? Manager { get; init; }

    /// <summary>Whether the system runs it rather than this user; systemd only.</summary>
    public bool SystemWide { get; init; }

    /// <summary>Environment.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>Further arguments of the command.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// Full path of the program, with the arguments that come first where it is dotnet; null for the prodops on the PATH, else <see cref="Module"/>.
    /// </summary>
    public IReadOnlyList<string>? Program { get; init; }

    /// <summary>The module of PowerShell that does it where there is no prodops; null for none.</summary>
    public ScheduleModule? Module { get; init; }
}
