namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>A blob in a pack.</summary>
/// <param name="Id">SHA-256 of its content.</param>
/// <param name="Offset">Where it begins in the pack.</param>
/// <param name="StoredLength">Bytes in the pack.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Encoding">How it is kept.</param>
internal readonly record struct PackEntry(BlobId Id, int Offset, int StoredLength, int Length, BlobEncoding Encoding);
