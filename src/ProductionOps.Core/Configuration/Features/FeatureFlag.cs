namespace ProductionOps.Configuration.Features;

/// <summary>A feature flag.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Enabled">Whether it is on at all.</param>
/// <param name="RolloutPercentage">Percentage of keys, 0 to 100, for which it is on when it is on; 100 when nothing is configured.</param>
public sealed record FeatureFlag(string Name, bool Enabled, double RolloutPercentage);
