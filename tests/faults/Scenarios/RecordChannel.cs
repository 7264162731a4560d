using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Store;

namespace ProductionOps.Faults.Scenarios;

/// <summary>One kind of record.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">What lists tell of it.</typeparam>
internal sealed class RecordChannel<TRecord, TEntry>(
    string name,
    Func<IProductionStore, IRecordCollection<TRecord, TEntry>> collectionOf,
    Func<JsonTypeInfo<TRecord>> type,
    Func<int, DateTimeOffset, TRecord> make,
    Func<TRecord, int, TRecord> change,
    Func<TRecord, (string Id, long? Sequence)> identityOf,
    Func<TRecord, string, TRecord> withId,
    Func<TEntry, SeenRecord> entryOf) : IRecordChannel
    where TRecord : class
    where TEntry : class
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => name;

    public async Task<string> AddAsync(IProductionStore store, Ledger ledger, int number, DateTimeOffset timestamp)
    {
        var record = make(number, timestamp);
        ledger.Add(LedgerEventKind.Adding, name, string.Empty, content: ContentOf(record));
        var stored = await collectionOf(store).AddAsync(record, CancellationToken.None);
        var (id, sequence) = identityOf(stored);
        ledger.Add(LedgerEventKind.Added, name, id, sequence, ContentOf(stored));
        return id;
    }

    public async Task ReplaceAsync(IProductionStore store, Ledger ledger, string id, int number)
    {
        var record = await collectionOf(store).FindAsync(id, CancellationToken.None);
        var changed = change(record!, number);
        ledger.Add(LedgerEventKind.Replacing, name, id, content: ContentOf(changed));
        await collectionOf(store).ReplaceAsync(changed, CancellationToken.None);
        ledger.Add(LedgerEventKind.Replaced, name, id, content: ContentOf(changed));
    }

    public async Task ImportAsync(IProductionStore store, Ledger ledger, IReadOnlyList<(int Number, DateTimeOffset Timestamp)> records)
    {
        var made = records.Select(one => withId(make(one.Number, one.Timestamp), IdAt(one.Timestamp))).ToList();
        foreach (var record in made) ledger.Add(LedgerEventKind.Importing, name, identityOf(record).Id, content: ContentOf(record));
        var outcomes = await collectionOf(store).ImportAsync(made, whatIf: false, CancellationToken.None);
        foreach (var (record, outcome) in made.Zip(outcomes))
        {
            if (outcome == ImportOutcome.Conflict) throw new InvalidOperationException($"{identityOf(record).Id} was there already.");
            ledger.Add(LedgerEventKind.Imported, name, identityOf(record).Id, content: ContentOf(record));
        }
    }

    public async Task<IReadOnlyList<SeenRecord>> ReadAsync(IProductionStore store, Action<OperationException> onDamaged)
    {
        var seen = new List<SeenRecord>();
        await foreach (var record in collectionOf(store).ReadAsync(new RecordQuery { OnDamaged = onDamaged }, CancellationToken.None))
        {
            var (id, sequence) = identityOf(record);
            seen.Add(new SeenRecord(id, sequence ?? 0, ContentOf(record)));
        }

        return seen;
    }

    public async Task<IReadOnlyList<SeenRecord>> ListAsync(IProductionStore store) =>
        await collectionOf(store).ListAsync(RecordQuery.All, CancellationToken.None).Select(entryOf).ToListAsync();

    public async Task<string?> FindAsync(IProductionStore store, string id) =>
        await collectionOf(store).FindAsync(id, CancellationToken.None) is { } record ? ContentOf(record) : null;

    private string IdAt(DateTimeOffset timestamp) => FormattableString.Invariant($"{timestamp.UtcDateTime:yyyyMMdd'-'HHmmss}-{name}");

    // Without what the store gives to a record, so that what was meant to be written can be compared with what was read.
    private string ContentOf(TRecord record)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, OneLine))
        {
            writer.WriteStartObject();
            foreach (var property in JsonSerializer.SerializeToElement(record, type()).EnumerateObject())
            {
                if (property.Name != name + "Id" && property.Name is not ("monitoringId" or "configurationId" or "sequence" or "previousChecksum" or "schemaVersion"))
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
