using System.Security.Cryptography;
using System.Text;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Creation;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Model;

namespace ProductionOps.Testing;

/// <summary>
/// Backups that are whole to the last byte, and list an entry that ProductionOps would never list: as somebody leaves them who can write to
/// the place of the backups. The writers are those of the product, so nothing but the one path is wrong.
/// </summary>
/// <param name="root">Directory of the repository; it is made.</param>
public sealed class HostileBackup(string root)
{
    /// <summary>A file of each of the backups with nothing wrong about it.</summary>
    public const string SafePath = "content/page.html";

    /// <summary>The file below the symbolic link of <see cref="PublishBelowLinkAsync"/>.</summary>
    public const string PathBelowLink = "content/link/escaped.txt";

    private static readonly DateTimeOffset Time = new(2026, 1, 31, 23, 59, 59, TimeSpan.Zero);
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("from the backup");

    /// <summary>Writes a backup with a file of this path.</summary>
    /// <returns>The identifier of the backup.</returns>
    public Task<string> PublishAsync(string path) => PublishAsync([FileAt(path)]);

    /// <summary>Writes a backup with a symbolic link, and a file below it.</summary>
    /// <param name="target">What the link says.</param>
    /// <returns>The identifier of the backup.</returns>
    public Task<string> PublishBelowLinkAsync(string target) => PublishAsync(
        [new SnapshotEntry { Path = "content/link", Kind = SnapshotEntryKind.Link, Target = target, Modified = Time }, FileAt(PathBelowLink)]);

    private async Task<string> PublishAsync(IReadOnlyList<SnapshotEntry> hostile)
    {
        SnapshotEntry[] safe = [new() { Path = "content", Kind = SnapshotEntryKind.Directory, Modified = Time }, FileAt(SafePath)];
        SnapshotEntry[] entries = [.. safe.Concat(hostile).OrderBy(entry => entry.Path, StringComparer.Ordinal)];
        var opening = new RepositoryOpening(new PhysicalFileSystem(), TimeProvider.System, new SecretService([]));
        using var repository = await opening.OpenOrCreateAsync(root, encryptWith: null, CancellationToken.None).ConfigureAwait(false);
        var body = WriteContent(repository, entries);
        return repository.Snapshots.Publish(Document(entries), body).Id;
    }

    private static SnapshotBody WriteContent(BackupRepository repository, IReadOnlyList<SnapshotEntry> entries)
    {
        var index = repository.LoadIndex();
        var packs = new PackWriting(repository, index, compress: true, BlobLimits.Default.PackSize);
        var builder = packs.Rent();
        packs.Add(builder, Content);
        var list = SnapshotList.Write(entries).Span;
        var body = new SnapshotBody
        {
            List = [packs.Add(builder, list).ToString()],
            ListChecksum = Convert.ToHexStringLower(SHA256.HashData(list)),
            ContentChecksum = SnapshotList.ContentChecksum(entries, SnapshotList.HashOf),
            Sources = [new SnapshotSource("content", "content")],
        };
        packs.Return(builder);
        packs.Complete();
        foreach (var pack in packs.Written) index.Add(pack);
        repository.SaveIndex(index);
        return body;
    }

    private static SnapshotDocument Document(IReadOnlyList<SnapshotEntry> entries) => new()
    {
        SchemaVersion = SnapshotDocument.CurrentVersion,
        BackupId = "20260131-235959-backup",
        Sequence = 1,
        BackupType = BackupType.Full,
        Timestamp = Time,
        FinishedAt = Time,
        Files = entries.LongCount(entry => entry.Kind == SnapshotEntryKind.File),
        BackupSize = entries.Sum(entry => entry.Size),
        AddedSize = 0,
        IsComplete = true,
        Retention = new BackupRetention { KeepUntil = Time.AddYears(1), AutoDelete = false },
    };

    private static SnapshotEntry FileAt(string path) => new()
    {
        Path = path,
        Size = Content.Length,
        Modified = Time,
        Sha256 = BlobId.Of(Content).ToString(),
    };
}
