using System.Text.Json;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>Opens repositories, and makes new ones.</summary>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
/// <param name="secrets">Gives the secret of an encrypted repository.</param>
internal sealed class RepositoryOpening(IFileSystem files, TimeProvider time, SecretService secrets)
{
    /// <summary>Opens a repository for reading.</summary>
    /// <param name="root">Its directory.</param>
    /// <param name="secretName">Name of the secret where it is not the one that the repository names.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationException"><c>BackupRepositoryNotFound</c>, <c>BackupDamaged</c>, <c>BackupKeyWrong</c>, <c>SecretNotFound</c>.</exception>
    public async ValueTask<BackupRepository> OpenAsync(string root, string? secretName, CancellationToken cancellationToken)
    {
        var directory = new RepositoryDirectory(root, files, time);
        if (!files.DirectoryExists(directory.Snapshots)) throw NotFound(root);
        var document = ReadDocument(directory);
        return new BackupRepository(directory, document, await KeyAsync(document, secretName, root, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Opens a repository for writing, and makes it when it is missing.</summary>
    /// <param name="root">Its directory.</param>
    /// <param name="encryptWith">Name of the secret that a new repository is encrypted with; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationException"><c>BackupEncryptionDiffers</c>: the repository is encrypted and should not be, or the other way
    /// round.</exception>
    public async ValueTask<BackupRepository> OpenOrCreateAsync(string root, string? encryptWith, CancellationToken cancellationToken)
    {
        var directory = new RepositoryDirectory(root, files, time);
        var document = directory.Guard(() =>
        {
            directory.Create();
            directory.Sweep();
            return ReadDocument(directory);
        });
        if (document is null) return await CreateAsync(directory, encryptWith, cancellationToken).ConfigureAwait(false);
        if (document.Encryption is null != encryptWith is null) throw EncryptionDiffers(root, document);
        return new BackupRepository(directory, document, await KeyAsync(document, encryptWith, root, cancellationToken).ConfigureAwait(false));
    }

    private static RepositoryDocument? ReadDocument(RepositoryDirectory directory)
    {
        try
        {
            return directory.Guard(() => BackupRepository.ReadDocument(directory));
        }
        catch (OperationException exception) when (exception.Id == "BackupDamaged")
        {
            throw new OperationException(
                "BackupDamaged",
                ErrorKind.Damaged,
                $"'{directory.DocumentPath}' is damaged. It never changes: put back the copy from the second place. If the backups are not encrypted, you may remove it, and it is made anew.",
                directory.DocumentPath,
                exception);
        }
    }

    private async ValueTask<BackupRepository> CreateAsync(RepositoryDirectory directory, string? encryptWith, CancellationToken cancellationToken)
    {
        directory.Guard(() => CheckPacks(directory, encryptWith));
        RepositoryKey? key = null;
        EncryptionHeader? header = null;
        if (encryptWith is not null)
        {
            var secret = await secrets.RequireAsync(encryptWith, cancellationToken).ConfigureAwait(false);
            header = EncryptionHeader.Create(encryptWith, secret, out key);
        }

        var document = new RepositoryDocument
        {
            SchemaVersion = RepositoryDocument.CurrentVersion,
            RepositoryId = Guid.NewGuid().ToString("D"),
            CreatedAt = time.GetUtcNow(),
            Encryption = header,
        };
        directory.Guard(() =>
        {
            directory.WriteDurable(directory.DocumentPath, SealedDocument.Seal(JsonSerializer.SerializeToUtf8Bytes(document, RepositoryJson.Default.RepositoryDocument), out _));
            return true;
        });
        return new BackupRepository(directory, document, key);
    }

    // Without its document, what a repository is can still be seen from its packs.
    private static bool CheckPacks(RepositoryDirectory directory, string? encryptWith)
    {
        var packs = new PackFiles(directory, key: null);
        foreach (var name in packs.List().Keys.Take(1))
        {
            using var stream = directory.Files.OpenRead(packs.PathOf(name));
            var header = new byte[PackDirectory.HeaderSize];
            _ = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (!PackDirectory.ReadHeader(header) && encryptWith is null) continue;
            throw new OperationException(
                "BackupDocumentMissing",
                ErrorKind.Damaged,
                $"'{directory.DocumentPath}' is missing, and there are packs in '{directory.Root}'. Put back the copy from the second place; without it, encrypted backups cannot be read. Or move all of it away to begin anew.",
                directory.DocumentPath);
        }

        return true;
    }

    private async ValueTask<RepositoryKey?> KeyAsync(RepositoryDocument? document, string? secretName, string root, CancellationToken cancellationToken)
    {
        if (document?.Encryption is not { } header) return null;
        var name = secretName ?? header.Secret;
        var secret = await secrets.RequireAsync(name, cancellationToken).ConfigureAwait(false);
        return header.Open(secret) ?? throw new OperationException(
            "BackupKeyWrong",
            ErrorKind.PermissionDenied,
            $"The secret '{name}' does not open the backups in '{root}'. They were encrypted with another value, under the name '{header.Secret}'. Set that value, or name another secret.",
            name);
    }

    private static OperationException EncryptionDiffers(string root, RepositoryDocument document) => new(
        "BackupEncryptionDiffers",
        ErrorKind.InvalidInput,
        document.Encryption is { } header
            ? $"The backups in '{root}' are encrypted, and the configuration names no secret. Set maintenance.backup.encryption.secret to {header.Secret}, or move the backups away to begin anew."
            : $"The backups in '{root}' are not encrypted, and the configuration wants encryption. Move them away to begin anew with encryption.",
        root);

    private static OperationException NotFound(string root) => new(
        "BackupRepositoryNotFound",
        ErrorKind.NotFound,
        $"There are no backups in '{root}'. Make one with prodops backup new, or say where they are with -Location (or --location).",
        root);
}
