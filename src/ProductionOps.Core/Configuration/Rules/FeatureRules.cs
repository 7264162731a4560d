using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>A rollout belongs to a flag.</summary>
internal static class FeatureRules
{
    public static IEnumerable<Finding> Check(FeatureSettings features)
    {
        foreach (var name in features.RolloutPercentage.Keys.Where(name => !features.Flags.ContainsKey(name)))
        {
            var nearest = NearestName.Find(name, features.Flags.Keys);
            yield return Finding.Error(
                "ConfigurationFeatureUnknown",
                JsonPointer.Append("/features/rolloutPercentage", name),
                $"'{name}' is not one of features.flags" + (nearest is null ? "; add it there." : $"; did you mean '{nearest}'?"));
        }
    }
}
