using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Maintenance.Backups.Restoration;

namespace ProductionOps.Maintenance.Backups.Verification;

/// <summary>Says of each snapshot whether all that it needs is there and whole.</summary>
internal sealed class SnapshotVerification(BackupRepository repository, IOperationReporter reporter, BlobLimits limits)
{
    /// <summary>Checks snapshots.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<BackupCheck> Run(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var index = repository.LoadIndex();
        var read = ids.Select(id => ReadSnapshot(id, index)).ToList();
        var packs = read.SelectMany(one => one.Blobs()).Distinct().Select(index.Find).OfType<BlobPlace>().Select(place => place.Pack).ToHashSet(StringComparer.Ordinal);
        var verification = new PackVerification(repository, index, reporter, limits);
        verification.Run(packs, cancellationToken);
        return [.. read.Select(one => Judge(one, index, verification))];
    }

    private ReadSnapshot ReadSnapshot(string id, PackIndex index)
    {
        Snapshot? snapshot = null;
        try
        {
            snapshot = repository.Snapshots.Read(id);
            return new ReadSnapshot(id, snapshot, repository.ReadList(snapshot, index), Problem: null);
        }
        catch (DamagedBackupException exception)
        {
            return new ReadSnapshot(id, snapshot, [], exception.Message);
        }
    }

    private BackupCheck Judge(ReadSnapshot read, PackIndex index, PackVerification packs)
    {
        var findings = new List<BackupFinding>();
        if (read.Problem is { } problem) findings.Add(new BackupFinding(null, read.Snapshot is null ? $"snapshots/{read.Id}.json" : null, problem));
        foreach (var id in read.ListBlobs()) AddFinding(null, id, "the list of files", index, packs, findings);
        var damaged = new HashSet<SnapshotEntry>(ReferenceEqualityComparer.Instance);
        foreach (var entry in read.Entries.Where(entry => entry.Kind == SnapshotEntryKind.File))
        {
            var before = findings.Count;
            foreach (var id in entry.BlobIds()) AddFinding(entry.Path, id, "a part of the file", index, packs, findings);
            if (findings.Count > before) damaged.Add(entry);
        }

        findings.AddRange(EntryPaths.Problems(read.Entries).Select(found => new BackupFinding(found.Entry.Path, null, "the path " + found.Problem) { Id = EntryPaths.UnsafeId }));
        AddPacks(read, index, packs, findings);
        var original = read.Snapshot?.Body.ContentChecksum ?? string.Empty;
        var checksum = read.Problem is null ? SnapshotList.ContentChecksum(read.Entries, entry => damaged.Contains(entry) ? "unreadable" : SnapshotList.HashOf(entry)) : string.Empty;
        if (read.Problem is null && damaged.Count == 0 && checksum != original) findings.Add(new BackupFinding(null, null, "the files do not have the checksum that they should have"));
        return new BackupCheck
        {
            BackupId = read.Id,
            Verified = findings.Count == 0,
            Files = read.Snapshot?.Document.Files,
            DamagedFiles = damaged.Count,
            OriginalChecksum = original,
            BackupChecksum = checksum,
            VerificationTime = repository.Directory.Time.GetUtcNow(),
            Findings = findings,
        };
    }

    private static void AddFinding(string? path, BlobId id, string what, PackIndex index, PackVerification packs, List<BackupFinding> findings)
    {
        if (index.Find(id) is not { } place)
        {
            findings.Add(new BackupFinding(path, null, $"{what} is missing: no readable pack holds it"));
        }
        else if (packs.DamagedBlobs.TryGetValue(id, out var problem))
        {
            findings.Add(new BackupFinding(path, "packs/" + place.Pack, $"{what} is damaged: {problem}"));
        }
    }

    // Damage between the blobs harms no file today, and still it is not the pack that was written.
    private static void AddPacks(ReadSnapshot read, PackIndex index, PackVerification packs, List<BackupFinding> findings)
    {
        // What a pack holds cannot be told without its directory, so what is missing may have been in any of these.
        if (findings.Exists(finding => finding.Source is null && finding.Id is null))
        {
            findings.AddRange(index.Damaged.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new BackupFinding(null, "packs/" + pair.Key, pair.Value)));
        }

        if (packs.DamagedPacks.Count == 0) return;
        var used = read.Blobs().Select(index.Find).OfType<BlobPlace>().Select(place => place.Pack).ToHashSet(StringComparer.Ordinal);
        var named = findings.Select(finding => finding.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var (pack, problem) in packs.DamagedPacks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (used.Contains(pack) && !named.Contains("packs/" + pack)) findings.Add(new BackupFinding(null, "packs/" + pack, problem));
        }
    }
}
