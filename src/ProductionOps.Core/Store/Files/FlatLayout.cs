namespace ProductionOps.Store.Files;

/// <summary>All records of a kind in one folder, each in a file named after its identifier.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class FlatLayout<TRecord>(StoreDirectory store, RecordKind kind, string directory) : IRecordLayout<TRecord>
{
    private const string Extension = ".json";

    private readonly RecordFolder _folder = new(
        store.PathOf(directory),
        store.PathOf($"{directory}/index.ndjson"),
        store.PathOf($"{directory}/index.json"));

    public string HeadPath { get; } = store.PathOf($".head-{RecordId.Literal(kind)}");

    public int ReservedBlock => 0;

    public string? StagingRoot => null;

    public RecordPlace PlaceOf(RecordId id, TRecord record) => new(_folder, id + Extension);

    public IEnumerable<RecordPlace> PlacesOf(RecordId id) => [new RecordPlace(_folder, id + Extension)];

    public RecordFolder FolderAt(string relativePath) => _folder;

    public IEnumerable<RecordFolder> Folders(DateTimeOffset? from, DateTimeOffset? to) => [_folder];

    public RecordId? IdOf(RecordFolder folder, string fileName) =>
        fileName.EndsWith(Extension, StringComparison.Ordinal) &&
        RecordId.TryParse(fileName[..^Extension.Length], out var id) &&
        id.Kind == kind
            ? id
            : null;
}
