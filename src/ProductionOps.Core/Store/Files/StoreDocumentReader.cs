namespace ProductionOps.Store.Files;

/// <summary>Reads <c>store.json</c> as it is written.</summary>
internal static class StoreDocumentReader
{
    /// <summary>The document; null where it is written in another way.</summary>
    public static StoreDocument? Read(ref IndexReader reader)
    {
        if (!reader.Has("schemaVersion"u8)) return null;
        var version = reader.Int();
        if (reader.Text("storeId"u8) is not { } id || reader.Text("site"u8) is not { } site || !reader.Has("createdAt"u8)) return null;
        var createdAt = reader.Time();
        if (!reader.Has("metadata"u8) || reader.Object(Metadata) is not { } metadata || !reader.Next()) return null;
        return new StoreDocument { SchemaVersion = version, StoreId = id, Site = site, CreatedAt = createdAt, Metadata = metadata };
    }

    private static StoreMetadata? Metadata(ref IndexReader reader)
    {
        DateTimeOffset? lastSync = reader.Has("lastSync"u8) ? reader.Time() : null;
        return reader.Text("version"u8) is { } version
            ? new StoreMetadata { LastSync = lastSync, Version = version, ConstitutionalCompliance = reader.Bool("constitutionalCompliance"u8) }
            : null;
    }
}
