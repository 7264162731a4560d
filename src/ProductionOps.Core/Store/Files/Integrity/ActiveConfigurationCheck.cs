using System.Text.Json;
using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks that the active configurations are versions of the history, and the versions themselves.</summary>
internal sealed class ActiveConfigurationCheck(StoreDirectory store, ConfigurationFormat format)
{
    /// <summary>What is wrong with the active configuration of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="content">The bytes of its file as they were before the history was looked at; null when there is none.</param>
    /// <param name="history">The versions of all environments.</param>
    public IEnumerable<IntegrityFinding> Active(
        DeploymentEnvironment environment, byte[]? content, IReadOnlyList<CheckedRecord<ConfigurationEntry>> history)
    {
        var location = FileConfigurationCollection.ActiveName(environment);
        if (content is null)
        {
            if (history.Any(version => version.Entry.Environment == environment))
            {
                yield return Found.Warning(
                    IntegrityProblem.ConfigurationMissing, location, "There are versions of that environment, and none of them is active.", Found.Repair);
            }

            yield break;
        }

        if (Read(content) is not { } active)
        {
            yield return Found.Error(IntegrityProblem.ConfigurationDiffers, location, "The active configuration cannot be read.", Found.Repair);
            yield break;
        }

        var id = active.ConfigurationId;
        var checksum = RecordFormat<ProductionConfiguration, ConfigurationEntry>.Checksum(content);
        var version = history.FirstOrDefault(version => version.Entry.ConfigurationId == id);
        if (version is not null && version.Entry.Checksum == checksum) yield break;
        yield return Found.Error(
            IntegrityProblem.ConfigurationDiffers,
            location,
            version is null ? $"The history has no version '{id}'." : $"It is not what the history has as '{id}'.",
            version is null ? "Import the file with Import-ProductionConfiguration (prodops configuration import) as a new version." : Found.Repair,
            id);
    }

    /// <summary>What is wrong with the versions.</summary>
    public static IEnumerable<IntegrityFinding> Versions(IReadOnlyList<CheckedRecord<ConfigurationEntry>> history)
    {
        foreach (var version in history.Where(version => SemanticVersion.TryParse(version.Entry.Version) is null))
        {
            yield return Found.Warning(
                IntegrityProblem.VersionInvalid,
                version.Location,
                $"'{version.Entry.Version}' is not a semantic version.",
                "Import the configuration again, under a version such as 1.2.0.",
                version.Entry.ConfigurationId);
        }

        foreach (var same in history.GroupBy(version => (version.Entry.Environment, version.Entry.Version)).Where(group => group.Skip(1).Any()))
        {
            var twins = same.ToList();
            yield return Found.Warning(
                IntegrityProblem.VersionDuplicate,
                twins[^1].Location,
                $"'{twins[0].Entry.ConfigurationId}' has the version {same.Key.Version} as well.",
                "Import the newer one again, under a version of its own.",
                twins[^1].Entry.ConfigurationId);
        }
    }

    /// <summary>The bytes of the active configuration of an environment; null when there is none.</summary>
    public byte[]? Content(DeploymentEnvironment environment)
    {
        var path = store.PathOf(FileConfigurationCollection.ActiveName(environment));
        try
        {
            return store.Files.Find(path) is { Kind: FileEntryKind.File } ? store.Files.ReadAllBytes(path) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private ProductionConfiguration? Read(byte[] content)
    {
        try
        {
            return format.Deserialize(content);
        }
        catch (JsonException)
        {
            // What is wrong with it does not matter: a copy of it is in the history.
            return null;
        }
    }
}
