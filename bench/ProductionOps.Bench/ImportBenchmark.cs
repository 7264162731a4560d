using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>Importing NDJSON against the least that makes as many files: create, write, rename, and one flush of the file system.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const double Target = 100_000;

    public string Verb => "import";

    public string Description => "import of NDJSON, checked and durable; target: 100,000 records a second, or what the disk makes of bare files";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var records = Math.Min(200_000, MonitoringData.Records);
        var file = folder.In("records.ndjson");
        Write(file, records);
        var check = await MeasureAsync(folder.In("checked"), file, whatIf: true, cancellationToken);
        var import = await MeasureAsync(folder.In("store"), file, whatIf: false, cancellationToken);
        var again = await MeasureAsync(folder.In("store"), file, whatIf: false, cancellationToken);
        var bare = MeasureBare(folder.In("bare"), folder.In("store"), records);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records:N0} records: check only {records / check:N0}/s, import {records / import:N0}/s, the same again {records / again:N0}/s, bare files {records / bare:N0}/s; import takes {import / bare:0.00} times the bare files; peak memory {process.PeakWorkingSet64 / 1e6:0} MB"));
        return records / import >= Target || import <= 2 * bare ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string root, string file, bool whatIf, CancellationToken cancellationToken)
    {
        var files = new PhysicalFileSystem();
        await using var store = Directory.Exists(root)
            ? await JsonFileStore.OpenAsync(root, files, TimeProvider.System, cancellationToken)
            : await JsonFileStore.InitializeAsync(root, "bench", files, TimeProvider.System, cancellationToken);
        await using var source = File.OpenRead(file);
        var begin = Stopwatch.GetTimestamp();
        var result = await new RecordExchangeService(store).ImportAsync(
            new RecordImportRequest { Kind = RecordKind.Monitor, Format = ExchangeFormat.Ndjson, Source = source, WhatIf = whatIf }, cancellationToken);
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return result.Rejected == 0 ? took : throw new InvalidOperationException($"{result.Rejected} records were rejected.");
    }

    private static double MeasureBare(string root, string store, int records)
    {
        var sample = File.ReadAllBytes(Directory.EnumerateFiles(store, "uptime-*.json", SearchOption.AllDirectories).First());
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < records; i++)
        {
            var directory = Path.Combine(root, (i / 1370).ToString(CultureInfo.InvariantCulture));
            if (i % 1370 == 0) Directory.CreateDirectory(directory);
            var temporary = Path.Combine(directory, ".tmp");
            using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write)) RandomAccess.Write(handle, sample, fileOffset: 0);
            File.Move(temporary, Path.Combine(directory, i.ToString(CultureInfo.InvariantCulture)));
        }

        new PhysicalFileSystem().TryFlushFileSystem(root);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static void Write(string file, int records)
    {
        var json = new ProductionJson(new JsonSerializerOptions(ProductionJson.Default.Options) { WriteIndented = false });
        using var stream = new BufferedStream(File.Create(file), 1 << 20);
        foreach (var sample in MonitoringData.Samples(records))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(sample, json.ProductionMonitoring));
            stream.WriteByte((byte)'\n');
        }
    }
}
