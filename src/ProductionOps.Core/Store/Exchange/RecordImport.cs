using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using ProductionOps.Store.Exchange.Csv;
using ProductionOps.Store.Exchange.Schemas;

namespace ProductionOps.Store.Exchange;

/// <summary>Reads records of one kind, checks each, and adds them batch by batch; one batch is read while another is written.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class RecordImport<TRecord>(
    RecordImportRequest request,
    SchemaNode schema,
    JsonTypeInfo<TRecord> type,
    Func<TRecord, string> idOf,
    Func<TRecord, DateTimeOffset?> timeOf,
    Func<IReadOnlyList<TRecord>, CancellationToken, ValueTask<IReadOnlyList<ImportOutcome>>> add)
    where TRecord : class
{
    private const string Activity = "Importing records";

    // What a batch holds bounds the memory that an import needs, however large its file and its records are.
    private const int BatchSize = 8192;
    private const int BatchBytes = 4 * 1024 * 1024;
    private const int LongestRecord = 16 * 1024 * 1024;

    private readonly SchemaCheck _check = new(schema);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _read;
    private long _added;
    private long _existing;
    private long _rejected;

    private string Status => new Quantity(_added + _existing, "record").ToString();

    /// <summary>Imports all records.</summary>
    public async ValueTask<RecordImportResult> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<Batch>(1);
        var reading = Task.Run(() => ReadAsync(batches.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false)) await AddAsync(batch, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(reading).ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        request.Reporter.Progress(new OperationProgress(Activity, Status, Completed: true));
        return new RecordImportResult { Source = request.SourceName, Kind = request.Kind, Read = _read, Added = _added, Existing = _existing, Rejected = _rejected };
    }

    private async Task ReadAsync(ChannelWriter<Batch> batches, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new Batch(BatchSize);
            var bytes = 0L;
            foreach (var line in Lines())
            {
                if (line.Content.Span.Trim(" \t"u8).IsEmpty) continue;
                _read++;
                bytes += line.Content.Length;
                if (Parse(line) is { } record) batch.Add(line.Number, record);
                if (batch.Count < BatchSize && bytes < BatchBytes) continue;
                if (batch.Count > 0) await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                batch = new Batch(BatchSize);
                bytes = 0;
            }

            if (batch.Count > 0) await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            batches.Complete();
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            batches.Complete(new OperationException(
                "ImportUnreadable", ErrorKind.InvalidInput, $"The file cannot be read any further: {exception.Message}", request.Kind, exception));
        }
        catch (Exception exception)
        {
            batches.Complete(exception);
            throw;
        }
    }

    private IEnumerable<TextLine> Lines() => request.Format switch
    {
        ExchangeFormat.Ndjson => new LineReader(request.Source, LongestRecord).Lines(),
        ExchangeFormat.Json => new JsonArrayReader(request.Source, LongestRecord).Elements(),
        _ => new CsvRecordReader(new CsvColumns(schema), request.Source, LongestRecord).Records(),
    };

    private TRecord? Parse(TextLine line)
    {
        var json = line.Content.Span;
        if (line.Number == 1 && json.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            if (_check.Check(json) is { } problem) return Reject(line.Number, id: null, problem.Pointer, problem.Rule, problem.Message);
            var record = JsonSerializer.Deserialize(json, type)!;
            return CheckIdentity(line.Number, record) ? record : null;
        }
        catch (JsonException exception)
        {
            return Reject(line.Number, id: null, string.Empty, "json", exception.Message);
        }
    }

    private bool CheckIdentity(long line, TRecord record)
    {
        var text = idOf(record);
        if (!RecordId.TryParse(text, out var id) || id.Kind != request.Kind)
        {
            Reject(line, text, string.Empty, "id", $"'{text}' does not name a second of the calendar and a {RecordId.Literal(request.Kind)}.");
            return false;
        }

        // The identifier is the second of the record, or one of the next free ones.
        if (timeOf(record) is not { } time || (id.Second >= time.AddSeconds(-1) && id.Second < time.AddDays(1))) return true;
        Reject(line, text, string.Empty, "id", $"The identifier and the time {time:u} of the record do not belong together.");
        return false;
    }

    private async ValueTask AddAsync(Batch batch, CancellationToken cancellationToken)
    {
        var once = WithoutDuplicates(batch);
        var outcomes = await add(once.Records, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < once.Count; i++)
        {
            if (outcomes[i] == ImportOutcome.Added) _added++;
            else if (outcomes[i] == ImportOutcome.Existing) _existing++;
            else Reject(once.Lines[i], idOf(once.Records[i]), string.Empty, "conflict", "The store has another record of that identifier, which stays.");
        }

        request.Reporter.Progress(new OperationProgress(Activity, Status));
    }

    private Batch WithoutDuplicates(Batch batch)
    {
        var once = new Batch(batch.Count);
        _seen.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            var (line, record) = (batch.Lines[i], batch.Records[i]);
            if (_seen.Add(idOf(record))) once.Add(line, record);
            else Reject(line, idOf(record), string.Empty, "conflict", "The file has a record of that identifier already.");
        }

        return once;
    }

    private TRecord? Reject(long line, string? id, string pointer, string rule, string message)
    {
        lock (_gate)
        {
            _rejected++;
            request.OnRejected?.Invoke(new RejectedRecord(line, id, pointer, rule, message));
        }

        return null;
    }

    // Two lists, as one of both would be a large object, whose room makes the collector look through everything.
    private sealed class Batch(int capacity)
    {
        public List<long> Lines { get; } = new(capacity);

        public List<TRecord> Records { get; } = new(capacity);

        public int Count => Records.Count;

        public void Add(long line, TRecord record)
        {
            Lines.Add(line);
            Records.Add(record);
        }
    }
}
