using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Takes the files of the sources into a repository, up to the list of them.</summary>
internal sealed class BackupRun(BackupRepository repository, PackWriting packs, IssueList issues, BlobLimits limits)
{
    private const int Attempts = 3;
    private readonly IFileSystem _files = repository.Files;

    /// <summary>The entries of all that was found and could be read, in the same order.</summary>
    /// <param name="found">What to take.</param>
    /// <param name="parent">Where the content of unchanged files comes from; null to read everything.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<SnapshotEntry> Take(IReadOnlyList<FoundEntry> found, ParentSnapshot? parent, CancellationToken cancellationToken)
    {
        var entries = new SnapshotEntry?[found.Count];
        var toRead = new List<int>();
        for (var index = 0; index < found.Count; index++)
        {
            entries[index] = found[index].Details.Kind == FileEntryKind.File
                ? parent?.FindUnchanged(found[index], packs.Contains) is { } same ? Describe(found[index]) with { Sha256 = same.Sha256, Blobs = same.Blobs } : null
                : DescribeOther(found[index]);
            if (entries[index] is null && found[index].Details.Kind == FileEntryKind.File) toRead.Add(index);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(
            toRead,
            options,
            () => new ContentReader(_files, packs, packs.Rent()),
            (index, _, reader) =>
            {
                entries[index] = Read(found[index], reader, cancellationToken);
                return reader;
            },
            reader => packs.Return(reader.Builder)));
        return WithLinks(found, entries);
    }

    /// <summary>Keeps a list of entries as blobs.</summary>
    /// <returns>The blobs that make it.</returns>
    public IReadOnlyList<string> TakeList(ReadOnlySpan<byte> list)
    {
        var builder = packs.Rent();
        var blobs = new List<string>();
        while (!list.IsEmpty)
        {
            var piece = list[..ContentChunker.OfLists.Cut(list)];
            blobs.Add(packs.Add(builder, piece).ToString());
            list = list[piece.Length..];
        }

        packs.Return(builder);
        return blobs;
    }

    private SnapshotEntry? Read(FoundEntry found, ContentReader reader, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var content = reader.Read(found.FullPath, cancellationToken);
                var after = _files.FindDetails(found.FullPath);
                var isSame = after == found.Details && content.Length == found.Details.Length;
                if (!isSame && attempt < Attempts && after is { Kind: FileEntryKind.File } changed)
                {
                    found = found with { Details = changed };
                    continue;
                }

                if (!isSame) issues.Add(found.Path, BackupProblem.Changed, "It changed while it was read; the backup has what was read.");
                return Describe(found) with { Size = content.Length, Sha256 = content.Sha256, Blobs = content.Blobs };
            }
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            issues.Add(found.Path, BackupProblem.Unreadable, exception.Message);
            return null;
        }
    }

    private SnapshotEntry? DescribeOther(FoundEntry found)
    {
        var entry = Describe(found);
        if (found.Details.Kind == FileEntryKind.Directory) return entry with { Kind = SnapshotEntryKind.Directory };
        if (_files.ReadLink(found.FullPath) is { } target) return entry with { Kind = SnapshotEntryKind.Link, Target = target };
        issues.Add(found.Path, BackupProblem.Changed, "It was a symbolic link and is none any more.");
        return null;
    }

    private static SnapshotEntry Describe(FoundEntry found) => new()
    {
        Path = found.Path,
        Size = found.Details.Length,
        Modified = found.Details.Modified,
        Changed = found.Details.Changed,
        Inode = found.Details.Inode,
        Mode = (int?)found.Details.Mode,
    };

    private static List<SnapshotEntry> WithLinks(IReadOnlyList<FoundEntry> found, SnapshotEntry?[] entries)
    {
        var result = new List<SnapshotEntry>(entries.Length);
        var first = new Dictionary<(ulong, ulong), SnapshotEntry>();
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index] is not { } entry) continue;
            var details = found[index].Details;
            if (entry.Kind == SnapshotEntryKind.File && details.Links > 1 && !first.TryAdd((details.Device, details.Inode), entry))
            {
                var same = first[(details.Device, details.Inode)];
                // What was read at two moments may differ although it is one file.
                if (same.Sha256 == entry.Sha256) entry = entry with { SameAs = same.Path };
            }

            result.Add(entry);
        }

        return result;
    }
}
