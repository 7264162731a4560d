using System.Security.Cryptography;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>An open repository.</summary>
internal sealed class BackupRepository : IDisposable
{
    private readonly PackIndexFile _indexFile;

    public BackupRepository(RepositoryDirectory directory, RepositoryDocument? document, RepositoryKey? key)
    {
        Directory = directory;
        Document = document;
        Key = key;
        Packs = new PackFiles(directory, key);
        Snapshots = new SnapshotFiles(directory, key);
        _indexFile = new PackIndexFile(directory, Packs, key);
    }

    public RepositoryDirectory Directory { get; }

    /// <summary>What it is; null where its document is lost and it is not encrypted.</summary>
    public RepositoryDocument? Document { get; }

    public RepositoryKey? Key { get; }

    public PackFiles Packs { get; }

    public SnapshotFiles Snapshots { get; }

    public IFileSystem Files => Directory.Files;

    public PackIndex LoadIndex() => _indexFile.Load();

    public void SaveIndex(PackIndex index) => _indexFile.Save(index);

    public BlobReader OpenBlobs(PackIndex index) => new(Packs, index, Key, Files.OpenRead);

    /// <summary>All snapshots that can be read, in the order in which they were made.</summary>
    /// <param name="onDamaged">Called with the identifier of one that cannot be read, and why.</param>
    public IReadOnlyList<Snapshot> ReadSnapshots(Action<string, string> onDamaged)
    {
        var read = new List<Snapshot>();
        foreach (var id in Snapshots.List())
        {
            try
            {
                read.Add(Snapshots.Read(id));
            }
            catch (DamagedBackupException exception)
            {
                onDamaged(id, exception.Message);
            }
        }

        return [.. read.OrderBy(snapshot => snapshot.Document.Sequence).ThenBy(snapshot => snapshot.Id, StringComparer.Ordinal)];
    }

    /// <summary>The entries of a snapshot in their order.</summary>
    /// <exception cref="DamagedBackupException">A part of the list is missing or damaged.</exception>
    public List<SnapshotEntry> ReadList(Snapshot snapshot, PackIndex index)
    {
        using var blobs = OpenBlobs(index);
        using var content = new MemoryStream();
        foreach (var text in snapshot.Body.List)
        {
            content.Write(blobs.Read(BlobId.TryParse(text, out var id) ? id : throw new DamagedBackupException("its list is not named by a hash")));
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == snapshot.Body.ListChecksum
            ? SnapshotList.Read(bytes)
            : throw new DamagedBackupException("its list does not have the checksum that it should have");
    }

    public void Dispose() => Key?.Dispose();

    /// <summary>Reads the document of a repository; null when there is none.</summary>
    /// <exception cref="DamagedBackupException">It is not what was written.</exception>
    public static RepositoryDocument? ReadDocument(RepositoryDirectory directory)
    {
        if (!directory.Files.FileExists(directory.DocumentPath)) return null;
        try
        {
            var json = SealedDocument.Open(directory.Files.ReadAllBytes(directory.DocumentPath), out _);
            var document = JsonSerializer.Deserialize(json, RepositoryJson.Default.RepositoryDocument);
            return document is { SchemaVersion: RepositoryDocument.CurrentVersion }
                ? document
                : throw new DamagedBackupException($"its format has version {document?.SchemaVersion}, and {RepositoryDocument.CurrentVersion} is known");
        }
        catch (JsonException exception)
        {
            throw new DamagedBackupException("it cannot be read: " + exception.Message, exception);
        }
    }
}
