using ProductionOps.Model;

namespace ProductionOps.Configuration;

/// <summary>Finds the settings in which two configurations differ.</summary>
internal static class ConfigurationComparison
{
    public static IReadOnlyList<ConfigurationDifference> Compare(ProductionConfiguration? left, ProductionConfiguration? right)
    {
        var lefts = Settings(left);
        var rights = Settings(right);
        var before = lefts.ToDictionary(StringComparer.Ordinal);
        var after = rights.ToDictionary(StringComparer.Ordinal);
        return [.. rights.Select(pair => pair.Key)
            .Union(lefts.Select(pair => pair.Key), StringComparer.Ordinal)
            .Select(path => Difference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .OfType<ConfigurationDifference>()];
    }

    private static List<KeyValuePair<string, string>> Settings(ProductionConfiguration? configuration) =>
        configuration is null ? [] : [.. ConfigurationContent.Settings(configuration).Select(pair => KeyValuePair.Create(pair.Path, pair.Value))];

    private static ConfigurationDifference? Difference(string path, string? left, string? right) => (left, right) switch
    {
        (null, _) => new ConfigurationDifference(path, DifferenceKind.Added, Left: null, right),
        (_, null) => new ConfigurationDifference(path, DifferenceKind.Removed, left, Right: null),
        _ when left == right => null,
        _ => new ConfigurationDifference(path, DifferenceKind.Changed, left, right),
    };
}
