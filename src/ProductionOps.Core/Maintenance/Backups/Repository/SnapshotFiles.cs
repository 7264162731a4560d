using System.Text;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>The snapshot documents of a repository as files.</summary>
internal sealed class SnapshotFiles(RepositoryDirectory directory, RepositoryKey? key)
{
    private const string Extension = ".json";

    public string PathOf(string id) => Path.Combine(directory.Snapshots, RecordId.Parse(id, RecordKind.Backup) + Extension);

    /// <summary>Identifiers of all snapshots, oldest first by name.</summary>
    public IReadOnlyList<string> List() =>
    [
        .. directory.Files.Enumerate(directory.Snapshots)
            .Where(entry => entry.Kind == FileEntryKind.File && entry.Name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(entry => entry.Name[..^Extension.Length])
            .Where(name => RecordId.TryParse(name, out var id) && id.Kind == RecordKind.Backup)
            .Order(StringComparer.Ordinal),
    ];

    /// <exception cref="DamagedBackupException">It is not what was written.</exception>
    /// <exception cref="OperationException"><c>BackupNotFound</c>.</exception>
    public Snapshot Read(string id)
    {
        try
        {
            var json = SealedDocument.Open(directory.Files.ReadAllBytes(PathOf(id)), out var checksum);
            var document = JsonSerializer.Deserialize(json, RepositoryJson.Default.SnapshotDocument) ?? throw new DamagedBackupException("it is null");
            if (document.SchemaVersion != SnapshotDocument.CurrentVersion) throw new DamagedBackupException($"its format has version {document.SchemaVersion}, and {SnapshotDocument.CurrentVersion} is known");
            if (document.BackupId != id) throw new DamagedBackupException($"it is the snapshot {document.BackupId} under another name");
            return new Snapshot(document, Open(document), checksum);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new DamagedBackupException("it cannot be read: " + exception.Message, exception);
        }
        catch (FileNotFoundException exception)
        {
            throw NotFound(id, exception);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw NotFound(id, exception);
        }
    }

    /// <summary>Writes a new snapshot, durably, under the first identifier that is free from its own on.</summary>
    public Snapshot Publish(SnapshotDocument document, SnapshotBody body)
    {
        for (var id = RecordId.Parse(document.BackupId, RecordKind.Backup); ; id = id.Next())
        {
            var named = document with { BackupId = id.ToString() };
            named = key is null ? named with { Body = body } : named with { SealedBody = SealBody(named.BackupId, body) };
            var content = SealedDocument.Seal(JsonSerializer.SerializeToUtf8Bytes(named, RepositoryJson.Default.SnapshotDocument), out var checksum);
            if (!directory.TryWriteNew(PathOf(named.BackupId), content)) continue;
            directory.Files.FlushDirectory(directory.Snapshots);
            return new Snapshot(named, body, checksum);
        }
    }

    public void Delete(string id) => directory.Files.DeleteFile(PathOf(id));

    public void FlushNames() => directory.Files.FlushDirectory(directory.Snapshots);

    private string SealBody(string id, SnapshotBody body) => Convert.ToBase64String(
        key!.Seal(JsonSerializer.SerializeToUtf8Bytes(body, RepositoryJson.Default.SnapshotBody), Encoding.UTF8.GetBytes(id)));

    private SnapshotBody Open(SnapshotDocument document)
    {
        if (document.Body is { } body && key is null) return body;
        if (document.SealedBody is null || key is null) throw new DamagedBackupException(key is null ? "it is encrypted, and the repository is not" : "it is not encrypted, and the repository is");
        var plain = key.Open(Convert.FromBase64String(document.SealedBody), Encoding.UTF8.GetBytes(document.BackupId))
            ?? throw new DamagedBackupException("it cannot be decrypted");
        return JsonSerializer.Deserialize(plain, RepositoryJson.Default.SnapshotBody) ?? throw new DamagedBackupException("its body is null");
    }

    private OperationException NotFound(string id, Exception exception) => new(
        "BackupNotFound",
        ErrorKind.NotFound,
        $"There is no backup '{id}' in '{directory.Root}'. Get-ProductionBackup (or prodops backup list) shows what there is.",
        id,
        exception);
}
