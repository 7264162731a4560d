namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>How the content of a blob is kept in a pack, before encryption.</summary>
internal enum BlobEncoding : byte
{
    /// <summary>As it is.</summary>
    Stored = 0,

    /// <summary>Deflate, RFC 1951.</summary>
    Deflate = 1,
}
