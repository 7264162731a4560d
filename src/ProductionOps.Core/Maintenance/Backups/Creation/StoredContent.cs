using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Content of a file that is in the repository.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 in hexadecimal.</param>
/// <param name="Blobs">Its blobs; null where the one blob has the hash of the file.</param>
internal sealed record StoredContent(long Length, string Sha256, IReadOnlyList<string>? Blobs)
{
    public static StoredContent Empty { get; } = new(0, BlobId.Of([]).ToString(), null);
}
