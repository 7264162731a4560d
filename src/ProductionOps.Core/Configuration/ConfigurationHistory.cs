using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>The stored versions of one environment.</summary>
internal sealed class ConfigurationHistory(IConfigurationCollection configurations, DeploymentEnvironment environment)
{
    /// <summary>The entry of the highest version; null when there is none.</summary>
    public async Task<ConfigurationEntry?> FindNewestAsync(CancellationToken cancellationToken)
    {
        ConfigurationEntry? newest = null;
        await foreach (var entry in EntriesAsync(cancellationToken))
        {
            if (newest is null || Compare(entry, newest) >= 0) newest = entry;
        }

        return newest;
    }

    /// <summary>Whether a version is stored.</summary>
    public async Task<bool> HasVersionAsync(string version, CancellationToken cancellationToken)
    {
        await foreach (var entry in EntriesAsync(cancellationToken))
        {
            if (entry.Version == version) return true;
        }

        return false;
    }

    private IAsyncEnumerable<ConfigurationEntry> EntriesAsync(CancellationToken cancellationToken) =>
        configurations.ListAsync(new RecordQuery { Environment = JsonLiteral.Of(environment) }, cancellationToken);

    // A version that other tools wrote may not be semantic; it is below every one that is.
    private static int Compare(ConfigurationEntry left, ConfigurationEntry right)
    {
        var (leftVersion, rightVersion) = (SemanticVersion.TryParse(left.Version), SemanticVersion.TryParse(right.Version));
        if (leftVersion is null) return rightVersion is null ? left.Sequence.CompareTo(right.Sequence) : -1;
        return leftVersion.CompareTo(rightVersion);
    }
}
