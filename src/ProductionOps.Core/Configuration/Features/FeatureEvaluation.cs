namespace ProductionOps.Configuration.Features;

/// <summary>Whether a feature is on for a key, and why.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Key">What it was evaluated for, such as a user's identifier.</param>
/// <param name="IsOn">Whether it is on: it is enabled, and the bucket is below the percentage.</param>
/// <param name="Enabled">Whether the flag is on at all.</param>
/// <param name="RolloutPercentage">Percentage of keys for which it is on, 0 to 100.</param>
/// <param name="Bucket">Where the key falls, 0.00 to 99.99, by <see cref="RolloutBucket"/>.</param>
public sealed record FeatureEvaluation(
    string Name, string Key, bool IsOn, bool Enabled, double RolloutPercentage, decimal Bucket);
