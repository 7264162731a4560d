using System.Globalization;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance.Backups.Retention;

/// <summary>
/// Removes packs that no snapshot needs, and packs anew what is left of those that are mostly not needed. Whatever is needed is in a durable
/// pack at every moment: the new packs come first, the old ones go last. The caller holds the lock.
/// </summary>
internal sealed class PackPruning(BackupRepository repository, BlobLimits limits)
{
    /// <summary>What is to be done with each pack; the needed ones are left out.</summary>
    /// <param name="snapshots">The snapshots that stay; all of them must be readable.</param>
    /// <param name="index">Where the blobs are.</param>
    /// <exception cref="DamagedBackupException">The list of a snapshot cannot be read, so nothing tells what it needs.</exception>
    public IReadOnlyList<(PackUse Use, RetentionDecision Decision)> Plan(IReadOnlyList<Snapshot> snapshots, PackIndex index)
    {
        var needed = new HashSet<BlobId>();
        foreach (var snapshot in snapshots)
        {
            needed.UnionWith(snapshot.Body.List.Select(text => BlobId.TryParse(text, out var id) ? id : throw new DamagedBackupException("its list is not named by hashes")));
            foreach (var entry in repository.ReadList(snapshot, index)) needed.UnionWith(entry.BlobIds());
        }

        var files = repository.Packs.List();
        var newest = snapshots.Select(snapshot => snapshot.Document.FinishedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
        var plan = new List<(PackUse, RetentionDecision)>();
        foreach (var pack in index.Packs.OrderBy(pack => pack.Name, StringComparer.Ordinal))
        {
            // Where two packs hold the same blob, the one that the index names is the one that is kept.
            var use = new PackUse(pack, [.. pack.Entries.Where(entry => needed.Contains(entry.Id) && index.Find(entry.Id) is { } place && place.Pack == pack.Name)]);
            var modified = files.TryGetValue(pack.Name, out var file) ? file.Modified : DateTimeOffset.MinValue;
            if (Decide(use, modified, newest) is { } decision) plan.Add((use, decision));
        }

        return plan;
    }

    /// <summary>Does it.</summary>
    public void Run(IEnumerable<PackUse> uses, PackIndex index, CancellationToken cancellationToken)
    {
        var all = uses.ToList();
        using var blobs = repository.OpenBlobs(index);
        var builder = new PackBuilder(repository.Key, compress: false);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var use in all.Where(use => use.IsNeeded))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var entry in use.Needed)
            {
                var place = new BlobPlace(use.Pack.Name, entry);
                // Decoded only to prove it: damage must not be carried over into a pack that looks whole.
                _ = blobs.Read(place);
                builder.AddStored(entry, blobs.ReadStored(place));
                if (builder.ContentLength >= limits.PackSize) written.Add(Write(builder));
            }
        }

        if (builder.ContentLength > 0) written.Add(Write(builder));
        repository.Packs.FlushNames();
        // What is packed anew can be the same, to the byte, as a pack that was to go.
        foreach (var use in all.Where(use => !written.Contains(use.Pack.Name))) repository.Packs.Delete(use.Pack.Name);
        repository.Packs.FlushNames();
    }

    private string Write(PackBuilder builder)
    {
        var name = repository.Packs.Write(builder).Name;
        builder.Clear();
        return name;
    }

    private static RetentionDecision? Decide(PackUse use, DateTimeOffset modified, DateTimeOffset newestSnapshot)
    {
        if (use.IsNeeded && !use.IsWasteful) return null;
        var percent = (100.0 * use.NeededBytes / Math.Max(1, use.Pack.Length)).ToString("0", CultureInfo.InvariantCulture);
        var isOfNextBackup = !use.IsNeeded && modified > newestSnapshot;
        return new RetentionDecision
        {
            Kind = RetentionItemKind.Pack,
            Id = use.Pack.Name,
            Action = isOfNextBackup ? RetentionAction.Keep : use.IsNeeded ? RetentionAction.Archive : RetentionAction.Delete,
            Reason = isOfNextBackup
                ? "a backup that was interrupted wrote it, and the next one uses it"
                : use.IsNeeded ? $"only {percent} % of it is needed; that is packed anew" : "no backup needs it",
            Timestamp = modified,
            Records = use.Pack.Entries.Count,
            Bytes = use.Pack.Length,
        };
    }
}
