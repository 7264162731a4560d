using ProductionOps.Model;

namespace ProductionOps.Maintenance.Content;

/// <summary>Which content is tested, and how.</summary>
public sealed record ContentTestRequest
{
    /// <summary>Full path of the built site; null for the live release of the environment, or what was built last where that is elsewhere.</summary>
    public string? Directory { get; init; }

    /// <summary>Environment whose configuration applies.</summary>
    public DeploymentEnvironment Environment { get; init; } = DeploymentEnvironment.Production;

    /// <summary>Address at which the site is served, http or https; null for the homepage of the configuration.</summary>
    public string? Homepage { get; init; }

    /// <summary>Whether links to other sites are asked for; null for what the configuration says.</summary>
    public bool? IncludeExternal { get; init; }

    /// <summary>Links that are left alone besides those that the configuration names, with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether external links to private and local addresses are asked for as well.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Days after which content is stale; null for what the configuration says.</summary>
    public int? StaleAfterDays { get; init; }
}
