using System.Globalization;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Finds the deployments that records refer to and the store does not know.</summary>
internal sealed class DeploymentReferences(KindLook<DeploymentEntry> deployments)
{
    private readonly HashSet<string> _known = [.. deployments.Records.Select(record => record.Entry.DeploymentId)];
    private readonly SortedDictionary<string, (int Count, string Location)> _referred = new(StringComparer.Ordinal);

    /// <summary>Whether a deployment is in the store, or was removed by retention.</summary>
    public bool IsKnown(string id) => _known.Contains(id) || deployments.Tombstones.Any(stone => Covers(stone, id));

    /// <summary>Adds what the records of a day refer to.</summary>
    public void Add(DayLook day)
    {
        foreach (var record in day.Folder.Records)
        {
            if (record.Entry.DeploymentId is not { } id || _known.Contains(id)) continue;
            _referred[id] = _referred.TryGetValue(id, out var before) ? before with { Count = before.Count + 1 } : (1, record.Location);
        }
    }

    /// <summary>One finding a deployment.</summary>
    public IEnumerable<IntegrityFinding> Unknown() => _referred
        .Where(pair => !IsKnown(pair.Key))
        .Select(pair => Found.Warning(
            IntegrityProblem.UnknownDeployment,
            pair.Value.Location,
            $"The deployment '{pair.Key}' is not in the store; monitoring records that refer to it: {pair.Value.Count.ToString(CultureInfo.InvariantCulture)}.",
            "Restore the deployment from a backup or from version control.",
            pair.Key));

    private static bool Covers(Tombstone stone, string id) =>
        string.CompareOrdinal(stone.FirstId, id) <= 0 && string.CompareOrdinal(id, stone.LastId) <= 0;
}
