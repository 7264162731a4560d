using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Configuration versions: <c>history/config-YYYYMMDD-HHMMSS.json</c>, with the index one folder above.</summary>
internal sealed class ConfigurationLayout(StoreDirectory store) : IRecordLayout<ProductionConfiguration>
{
    private const string Prefix = "config-";
    private const string Suffix = "-config";
    private const string Extension = ".json";

    private readonly RecordFolder _folder = new(
        store.PathOf("configuration/history"),
        store.PathOf("configuration/index.ndjson"),
        store.PathOf("configuration/index.json"));

    public string HeadPath { get; } = store.PathOf(".head-config");

    public int ReservedBlock => 0;

    public string? StagingRoot => null;

    public RecordPlace PlaceOf(RecordId id, ProductionConfiguration record) => new(_folder, NameOf(id));

    public IEnumerable<RecordPlace> PlacesOf(RecordId id) => [new RecordPlace(_folder, NameOf(id))];

    public RecordFolder FolderAt(string relativePath) => _folder;

    public IEnumerable<RecordFolder> Folders(DateTimeOffset? from, DateTimeOffset? to) => [_folder];

    public RecordId? IdOf(RecordFolder folder, string fileName) =>
        fileName.StartsWith(Prefix, StringComparison.Ordinal) &&
        fileName.EndsWith(Extension, StringComparison.Ordinal) &&
        RecordId.TryParse(fileName[Prefix.Length..^Extension.Length] + Suffix, out var id)
            ? id
            : null;

    private static string NameOf(RecordId id) => Prefix + id.ToString()[..^Suffix.Length] + Extension;
}
