using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Feature flags.</summary>
public sealed record FeatureSettings : ModelObject
{
    /// <summary>Whether a feature is on.</summary>
    public IReadOnlyDictionary<string, bool> Flags { get => field ?? ReadOnlyDictionary<string, bool>.Empty; init; }

    /// <summary>Percentage of keys, 0 to 100, for which a feature that is on is on.</summary>
    public IReadOnlyDictionary<string, double> RolloutPercentage { get => field ?? ReadOnlyDictionary<string, double>.Empty; init; }
}
