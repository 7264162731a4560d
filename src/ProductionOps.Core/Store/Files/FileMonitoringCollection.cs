using System.Runtime.CompilerServices;
using ProductionOps.Model;
using ProductionOps.Store.Files.Integrity;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Store.Files;

/// <summary>Monitoring records as files, and the rollups of their days.</summary>
internal sealed class FileMonitoringCollection : IMonitoringCollection
{
    private readonly StoreDirectory _store;
    private readonly FileRecordCollection<ProductionMonitoring, MonitoringEntry> _records;
    private readonly MonitoringSummaries _summaries;
    private readonly DayRollups _rollups;
    private readonly Lazy<DayRetention> _retention;
    private readonly Lazy<MonitoringCheck> _check;
    private readonly Lazy<DayRepair> _days;

    public FileMonitoringCollection(
        StoreDirectory store, StoreLock storeLock, Func<MonitoringType, DeploymentEnvironment, TimeSpan?> intervalOf)
    {
        _store = store;
        var format = new MonitoringFormat();
        var layout = new DailyLayout(store);
        _records = new(store, storeLock, format, layout);
        var index = new FolderIndex<ProductionMonitoring, MonitoringEntry>(
            store, format, layout, new RecordReader<ProductionMonitoring, MonitoringEntry>(store, format));
        var file = new RollupFile(store);
        var builder = new GroupBuilder(intervalOf);
        var reader = new DayReader(index, file, builder);
        var rollups = new DayRollups(store, storeLock, layout, file, reader);
        _summaries = new MonitoringSummaries(store, layout, rollups, reader, builder);
        _retention = new(() => new(store, layout, index, reader, builder, file, rollups));
        _rollups = rollups;
        _days = new(() => new(store, Repair, rollups));
        _check = new(() => new(store, layout, new DayCheck(store, file, _records.Folders), new RollupIndexFile(store)));
    }

    /// <summary>What retention does with the days; only whoever has the store lock may change anything.</summary>
    public DayRetention Retention => _retention.Value;

    /// <summary>The check of all of it.</summary>
    public MonitoringCheck Check => _check.Value;

    /// <summary>The repair of the records; only whoever has the store lock may change anything.</summary>
    public RecordRepair<ProductionMonitoring, MonitoringEntry> Repair => _records.Repair;

    /// <summary>The repair of the days; only whoever has the store lock may change anything.</summary>
    public DayRepair Days => _days.Value;

    /// <inheritdoc/>
    public ValueTask<ProductionMonitoring> AddAsync(ProductionMonitoring record, CancellationToken cancellationToken) =>
        _records.AddAsync(record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<ProductionMonitoring> records, bool whatIf, CancellationToken cancellationToken) =>
        _records.ImportAsync(records, whatIf, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProductionMonitoring> ReplaceAsync(ProductionMonitoring record, CancellationToken cancellationToken) =>
        _records.ReplaceAsync(record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProductionMonitoring?> FindAsync(string id, CancellationToken cancellationToken) => _records.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<MonitoringEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        _records.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ProductionMonitoring> ReadAsync(RecordQuery query, CancellationToken cancellationToken) =>
        _records.ReadAsync(query, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<MonitoringSummary> SummarizeAsync(MonitoringSummaryQuery query, CancellationToken cancellationToken) =>
        await Task.Run(() => _store.Guard(_store.Root, () => _summaries.Summarize(query, cancellationToken)), cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<MonitoringSummary> SummarizeDaysAsync(
        MonitoringSummaryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var days = await Task.Run(
            () => _store.Guard(_store.Root, () => _summaries.SummarizeDays(query, cancellationToken).ToList()), cancellationToken)
            .ConfigureAwait(false);
        foreach (var day in days) yield return day;
    }

    /// <summary>How many records there are; of days that are summarized that is known, in the others they are counted.</summary>
    public long Count() => _store.Guard(_store.Root, () =>
    {
        var days = Check.Days.ToList();
        var known = _rollups.KnownCounts(days.Where(_rollups.IsClosed));
        return days.Sum(day => known.TryGetValue(day.Directory, out var count) ? count : _records.Count(day));
    });
}
