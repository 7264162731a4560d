using ProductionOps.Model;

namespace ProductionOps.Configuration;

/// <summary>What an import would do.</summary>
/// <param name="Check">The check of the text; nothing would happen when it is not valid.</param>
/// <param name="Active">The active configuration of the environment now; null when there is none.</param>
/// <param name="Existing">The stored version that has the same content, so that no new one would be made; null when one would.</param>
/// <param name="Version">The version that would be made or activated; null when the text is not valid.</param>
/// <param name="Differences">How the active configuration would change.</param>
public sealed record ConfigurationPreview(
    ConfigurationCheck Check,
    ProductionConfiguration? Active,
    ProductionConfiguration? Existing,
    string? Version,
    IReadOnlyList<ConfigurationDifference> Differences);
