using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Monitoring records: a folder a day, <c>YYYY/MM/DD/type-HHMMSS.json</c>.</summary>
internal sealed class DailyLayout(StoreDirectory store) : IRecordLayout<ProductionMonitoring>
{
    private const string Root = "monitoring";
    private const string Extension = ".json";
    private const string TimeFormat = "HHmmss";

    private readonly EnumLiterals<MonitoringType> _types = new();
    private RecordFolder? _lastDay;

    public string HeadPath { get; } = store.PathOf(".head-monitor");

    public int ReservedBlock => 256;

    public string? StagingRoot { get; } = store.PathOf(Root);

    public RecordPlace PlaceOf(RecordId id, ProductionMonitoring record) =>
        new(FolderOf(id), NameOf(_types.Of(record.MonitoringType), id));

    public IEnumerable<RecordPlace> PlacesOf(RecordId id)
    {
        var folder = FolderOf(id);
        return _types.All.Select(type => new RecordPlace(folder, NameOf(type, id)));
    }

    public RecordFolder FolderAt(string relativePath)
    {
        var directory = store.PathOf(relativePath);
        return new RecordFolder(directory, Path.Combine(directory, "day.ndjson"), SnapshotPath: null, DateOfPath(relativePath));
    }

    public IEnumerable<RecordFolder> Folders(DateTimeOffset? from, DateTimeOffset? to)
    {
        // An identifier is never before its timestamp, but may be after it, where many records share a second.
        var first = from is { } start ? DateOf(start) : DateOnly.MinValue;
        var last = to is { } end && end < DateTimeOffset.MaxValue.AddDays(-1) ? DateOf(end).AddDays(1) : DateOnly.MaxValue;
        return
            from year in Numbers(Root, 4)
            where year.Number >= first.Year && year.Number <= last.Year
            from month in Numbers(year.Path, 2)
            from day in Numbers(month.Path, 2)
            where DateOfPath(day.Path) is { } date && date >= first && date <= last
            select FolderAt(day.Path);
    }

    /// <summary>The day of a folder, in UTC.</summary>
    public static DateOnly DateOf(RecordFolder folder) => folder.Day
        ?? throw new ArgumentException($"'{folder.Directory}' is not the folder of a day.", nameof(folder));

    public RecordId? IdOf(RecordFolder folder, string fileName)
    {
        var dash = fileName.LastIndexOf('-');
        if (dash < 0 || !fileName.EndsWith(Extension, StringComparison.Ordinal) || !IsType(fileName.AsSpan(0, dash))) return null;
        if (folder.Day is not { } date) return null;
        return TimeOnly.TryParseExact(
            fileName.AsSpan((dash + 1)..^Extension.Length), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new RecordId(new DateTimeOffset(date, time, TimeSpan.Zero), RecordKind.Monitor)
            : null;
    }

    private bool IsType(ReadOnlySpan<char> text)
    {
        foreach (var type in _types.All)
        {
            if (text.SequenceEqual(type)) return true;
        }

        return false;
    }

    private static string NameOf(string type, RecordId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{type}-{id.Second.UtcDateTime:HHmmss}{Extension}");

    private static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static DateOnly? DateOfPath(string relativePath) =>
        DateOnly.TryParseExact(
            relativePath, "'monitoring/'yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private RecordFolder FolderOf(RecordId id)
    {
        // Records that are written after each other are mostly of one day.
        var date = DateOf(id.Second);
        if (_lastDay is { } last && last.Day == date) return last;
        var folder = FolderAt(string.Create(CultureInfo.InvariantCulture, $"{Root}/{date:yyyy'/'MM'/'dd}"));
        _lastDay = folder;
        return folder;
    }

    private IEnumerable<(int Number, string Path)> Numbers(string relativePath, int digits) =>
        store.Files.Enumerate(store.PathOf(relativePath))
            .Where(entry => entry.Kind == FileEntryKind.Directory && entry.Name.Length == digits && entry.Name.All(char.IsAsciiDigit))
            .Select(entry => (int.Parse(entry.Name, CultureInfo.InvariantCulture), $"{relativePath}/{entry.Name}"))
            .OrderBy(directory => directory.Item1);
}
