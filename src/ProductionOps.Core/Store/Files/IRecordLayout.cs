namespace ProductionOps.Store.Files;

/// <summary>How the records of one kind are spread over folders and what their files are called.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal interface IRecordLayout<in TRecord>
{
    /// <summary>The file of the head.</summary>
    string HeadPath { get; }

    /// <summary>
    /// How many sequences are set aside durably at a time, where the folder that is written to does not hold all records; otherwise 0.
    /// </summary>
    int ReservedBlock { get; }

    /// <summary>The directory in which new folders are prepared before they get their names; null where folders are never new.</summary>
    string? StagingRoot { get; }

    /// <summary>Where a record with an identifier belongs.</summary>
    RecordPlace PlaceOf(RecordId id, TRecord record);

    /// <summary>Everywhere that a record with an identifier can be.</summary>
    IEnumerable<RecordPlace> PlacesOf(RecordId id);

    /// <summary>The folder with a path relative to the store.</summary>
    RecordFolder FolderAt(string relativePath);

    /// <summary>The folders that can hold records of a time range, oldest first.</summary>
    IEnumerable<RecordFolder> Folders(DateTimeOffset? from, DateTimeOffset? to);

    /// <summary>The identifier that a file name stands for; null when it is not the name of a record.</summary>
    RecordId? IdOf(RecordFolder folder, string fileName);
}
