using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>What is to be stored for a configuration, if anything.</summary>
/// <param name="Configuration">The configuration, complete and valid.</param>
/// <param name="Active">The active one of its environment; null when there is none.</param>
/// <param name="Existing">The stored one that says the same, so that nothing is stored; null when there is none.</param>
/// <param name="Version">Version of the existing or the new one.</param>
internal sealed record ImportPlan(
    ProductionConfiguration Configuration, ProductionConfiguration? Active, ProductionConfiguration? Existing, string Version)
{
    private const string FirstVersion = "1.0.0";

    /// <summary>Decides.</summary>
    /// <param name="configurations">The stored ones.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="requested">Version that the caller insists on; null to take that of the text.</param>
    /// <param name="stated">Version that the text states; null when it states none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ImportPlan> MakeAsync(
        IConfigurationCollection configurations,
        ProductionConfiguration configuration,
        string? requested,
        string? stated,
        CancellationToken cancellationToken)
    {
        var history = new ConfigurationHistory(configurations, configuration.Environment);
        var active = await configurations.FindActiveAsync(configuration.Environment, cancellationToken);
        var newest = await history.FindNewestAsync(cancellationToken);
        var known = stated is not null && await history.HasVersionAsync(stated, cancellationToken);
        var wanted = requested ?? (known ? null : stated);
        if (wanted is null || wanted == newest?.Version)
        {
            var existing = await FindSameAsync(configurations, configuration, active, newest, cancellationToken);
            if (existing is not null && (wanted is null || existing.Version == wanted))
                return new ImportPlan(configuration, active, existing, existing.Version);
        }

        return new ImportPlan(configuration, active, Existing: null, Choose(wanted, newest));
    }

    /// <summary>The record to add.</summary>
    public ProductionConfiguration NewRecord(DateTimeOffset now) => Configuration with
    {
        ConfigurationId = RecordId.At(now, RecordKind.Config).ToString(),
        Version = Version,
        Timestamp = now,
    };

    private static async Task<ProductionConfiguration?> FindSameAsync(
        IConfigurationCollection configurations,
        ProductionConfiguration configuration,
        ProductionConfiguration? active,
        ConfigurationEntry? newest,
        CancellationToken cancellationToken)
    {
        if (active is not null && ConfigurationContent.Same(active, configuration)) return active;
        if (newest is null || newest.ConfigurationId == active?.ConfigurationId) return null;
        var stored = await configurations.FindAsync(newest.ConfigurationId, cancellationToken);
        return stored is not null && ConfigurationContent.Same(stored, configuration) ? stored : null;
    }

    private static string Choose(string? wanted, ConfigurationEntry? newest)
    {
        var highest = SemanticVersion.TryParse(newest?.Version);
        if (wanted is null) return highest?.NextPatch().ToString() ?? FirstVersion;
        var version = SemanticVersion.TryParse(wanted) ?? throw new OperationException(
            "ConfigurationVersionInvalid", ErrorKind.InvalidInput, $"'{wanted}' is not a semantic version, such as 1.4.0.", wanted);
        if (highest is null || version > highest) return version.ToString();
        throw new OperationException(
            "ConfigurationVersionTooLow",
            ErrorKind.InvalidInput,
            $"Version {version} is not above the newest one, {highest}. Give {highest.NextPatch()} or higher, or state no version.",
            wanted);
    }
}
