using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Files;
using ProductionOps.TestWorker;

if (args is not [var path, var kind, var count])
{
    await Console.Error.WriteLineAsync("usage: ProductionOps.TestWorker STORE deployments|monitoring|backups COUNT, or STORE import FILE, or STORE maintenance ID");
    return 2;
}

var time = new DateTimeOffset(2026, 1, 31, 23, 15, 42, TimeSpan.Zero);
await using var store = await JsonFileStore.OpenAsync(path, new PhysicalFileSystem(), new FrozenClock(time), CancellationToken.None);
await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
if (kind == "backups")
{
    await new BackupWork(path, output).RunAsync();
    return 0;
}

if (kind == "maintenance")
{
    await new MaintenanceWork(path, count, output).RunAsync();
    return 0;
}

if (kind == "import")
{
    await using var source = File.OpenRead(count);
    var request = new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = source, Reporter = new ImportProgress(output) };
    await new RecordExchangeService(store).ImportAsync(request, CancellationToken.None);
    return 0;
}

await new RecordWriting(store, time, output).RunAsync(kind, int.Parse(count, CultureInfo.InvariantCulture));
return 0;
