using System.Text.Json.Nodes;
using ProductionOps.Model;

namespace ProductionOps.Configuration.Features;

/// <summary>Lists, changes and evaluates the feature flags of a configuration.</summary>
/// <param name="configurations">The configurations.</param>
public sealed class FeatureService(ConfigurationService configurations)
{
    /// <summary>The flags of a configuration, by name.</summary>
    public static IReadOnlyList<FeatureFlag> List(ProductionConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return [.. configuration.Features.Flags
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Flag(configuration, pair.Key, pair.Value))];
    }

    /// <summary>Whether a feature is on for a key. The same key always gets the same answer, until the percentage or the flag changes.</summary>
    /// <exception cref="OperationException"><c>FeatureNotFound</c>: the configuration has no such flag.</exception>
    public static FeatureEvaluation Test(ProductionConfiguration configuration, string name, string key)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var flag = Find(configuration, name);
        var bucket = RolloutBucket.Of(name, key);
        var isOn = flag.Enabled && (double)bucket < flag.RolloutPercentage;
        return new FeatureEvaluation(name, key, isOn, flag.Enabled, flag.RolloutPercentage, bucket);
    }

    /// <summary>Changes a flag, or makes it, in a new version of the active configuration, and returns it.</summary>
    /// <param name="environment">Environment.</param>
    /// <param name="name">The flag.</param>
    /// <param name="enabled">Whether it is on; unchanged when null.</param>
    /// <param name="rolloutPercentage">Percentage of keys, 0 to 100; unchanged when null.</param>
    /// <param name="cancellationToken">Stops it before anything is stored.</param>
    /// <exception cref="OperationException"><c>FeatureNotFound</c>: there is no such flag and <paramref name="enabled"/> is null; as for
    /// <see cref="ConfigurationService.SetAsync(DeploymentEnvironment, IReadOnlyDictionary{string, string}, CancellationToken)"/>.</exception>
    public async Task<FeatureFlag> SetAsync(
        DeploymentEnvironment environment, string name, bool? enabled, double? rolloutPercentage, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (enabled is null) Find(await configurations.GetActiveAsync(environment, cancellationToken), name);
        var section = SettingPath.Root.Append("features");
        var changes = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (enabled is { } on) changes[section.Append("flags").Append(name).ToString()] = JsonValue.Create(on);
        if (rolloutPercentage is { } percentage)
            changes[section.Append("rolloutPercentage").Append(name).ToString()] = JsonValue.Create(percentage);
        return Find(await configurations.SetAsync(environment, changes, cancellationToken), name);
    }

    private static FeatureFlag Find(ProductionConfiguration configuration, string name) =>
        configuration.Features.Flags.TryGetValue(name, out var enabled)
            ? Flag(configuration, name, enabled)
            : throw NotFound(configuration, name);

    private static FeatureFlag Flag(ProductionConfiguration configuration, string name, bool enabled) =>
        new(name, enabled, configuration.Features.RolloutPercentage.TryGetValue(name, out var percentage) ? percentage : 100);

    private static OperationException NotFound(ProductionConfiguration configuration, string name)
    {
        var nearest = NearestName.Find(name, configuration.Features.Flags.Keys);
        return new OperationException(
            "FeatureNotFound",
            ErrorKind.NotFound,
            $"The configuration has no feature '{name}'." +
            (nearest is null ? " Add it with Set-ProductionFeature or 'prodops feature set'." : $" Did you mean '{nearest}'?"),
            name);
    }
}
