using System.Text.Json;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Reads and writes <c>monitoring/index.json</c>.</summary>
internal sealed class RollupIndexFile(StoreDirectory store)
{
    private readonly string _path = store.PathOf("monitoring/index.json");
    private readonly Lock _gate = new();
    private (long Length, long Modified)? _readFrom;
    private IReadOnlyDictionary<DateOnly, CachedDay> _read = new Dictionary<DateOnly, CachedDay>();

    /// <summary>The days that it tells of; none when it is missing or cannot be read, as it can always be made anew.</summary>
    public IReadOnlyDictionary<DateOnly, CachedDay> Read()
    {
        lock (_gate)
        {
            if (store.Files.Find(_path) is not { } file) return new Dictionary<DateOnly, CachedDay>();
            var version = (file.Length, file.Modified.UtcTicks);
            if (_readFrom == version) return _read;
            _read = Parse();
            _readFrom = version;
            return _read;
        }
    }

    /// <summary>Whether it is there and not as it was written.</summary>
    public bool IsDamaged() => store.Files.FileExists(_path) && !JsonSeal.IsIntact(store.Files.ReadAllBytes(_path));

    /// <summary>Writes it anew. Only whoever has the store lock may do so.</summary>
    public void Write(IEnumerable<CachedDay> days)
    {
        var index = new RollupIndex(1, [.. days.OrderBy(day => day.Date)]);
        store.WriteDurable(_path, [.. JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(index, StoreJson.Compact.RollupIndex)), (byte)'\n']);
    }

    private Dictionary<DateOnly, CachedDay> Parse()
    {
        try
        {
            var text = store.Files.ReadAllBytes(_path);
            var index = JsonSeal.IsIntact(text) ? JsonSerializer.Deserialize(text, StoreJson.Compact.RollupIndex) : null;
            return index is { SchemaVersion: 1, Days: { } days } ? days.ToDictionary(day => day.Date) : [];
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException or ArgumentException)
        {
            // A damaged index is as good as none: the days are read instead.
            return [];
        }
    }
}
