using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>Importing NDJSON against the least that makes as many files of the same size durable, in turn.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const double Target = 100_000;
    private const double TargetShare = 0.8;
    private const int Rounds = 3;
    private const double MostGrowth = 1.25;

    public string Verb => "import";

    public string Description => "import of 100,000 records of NDJSON, checked and durable; target: 100,000 records a second, or 0.8 of what the disk makes of bare files; memory flat";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var records = Math.Min(100_000, MonitoringData.Records);
        var file = folder.In("records.ndjson");
        Write(file, records);
        var check = await MeasureAsync(folder.In("checked"), file, whatIf: true, cancellationToken);
        byte[] sample = [];
        var (own, bare, again) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var root = folder.In($"store-{round}");
            var clock = CpuClock.Read();
            own.Add(await MeasureAsync(root, file, whatIf: false, cancellationToken));
            var ownCpu = CpuClock.Read() - clock;
            again.Add(await MeasureAsync(root, file, whatIf: false, cancellationToken));
            sample = File.ReadAllBytes(Directory.EnumerateFiles(root, "uptime-*.json", SearchOption.AllDirectories).First());
            clock = CpuClock.Read();
            var begin = Stopwatch.GetTimestamp();
            BareFiles.Write(folder.In($"bare-{round}"), sample, records);
            bare.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            var bareCpu = CpuClock.Read() - clock;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round + 1}: import {records / own[^1]:N0}/s with {1000 * ownCpu / records:0} µs of processor time a record, bare files {records / bare[^1]:N0}/s with {1000 * bareCpu / records:0} µs"));
        }

        var (ownRate, bareRate) = (records / new Statistics(own).Median, records / new Statistics(bare).Median);
        var share = new Statistics(own.Zip(bare, (mine, theirs) => theirs / mine)).Median;
        var isFast = ownRate >= Target || share >= TargetShare;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records:N0} records of {sample.Length} bytes: import {ownRate:N0}/s, bare files {bareRate:N0}/s, {share:0.00} of them (medians of {Rounds}); target {Target:N0}/s or {TargetShare}: {(isFast ? "met" : "not met")}; check only {records / check:N0}/s, the same again {records / new Statistics(again).Median:N0}/s"));
        return isFast & await MeasureMemoryAsync(folder, cancellationToken) ? 0 : 1;
    }

    /// <summary>Imports a file and prints the most memory used until a tenth of it was imported, and in all.</summary>
    public static async Task<int> ImportOnlyAsync(string root, string file, CancellationToken cancellationToken)
    {
        var lines = File.ReadLines(file).LongCount();
        var memory = new MemoryProgress(lines / 5);
        await MeasureAsync(root, file, whatIf: false, cancellationToken, memory);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{memory.Early} {MemoryProgress.Peak}"));
        return 0;
    }

    private static async Task<bool> MeasureMemoryAsync(BenchFolder folder, CancellationToken cancellationToken)
    {
        var records = Math.Min(300_000, MonitoringData.Records);
        var file = folder.In("more.ndjson");
        Write(file, records);
        var answer = await OwnProcess.RunAsync(["import-only", folder.In("more"), file], cancellationToken);
        var peaks = answer.Trim().Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture) / 1e6).ToList();
        var isFlat = peaks[1] <= MostGrowth * peaks[0];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"most memory of a process that imports {records:N0}: {peaks[0]:0} MB until a fifth was imported, {peaks[1]:0} MB until the end; target: at most {MostGrowth} times as much: {(isFlat ? "met" : "not met")}"));
        return isFlat;
    }

    private static async Task<double> MeasureAsync(
        string root, string file, bool whatIf, CancellationToken cancellationToken, IOperationReporter? reporter = null)
    {
        var files = new PhysicalFileSystem();
        await using var store = Directory.Exists(root)
            ? await JsonFileStore.OpenAsync(root, files, TimeProvider.System, cancellationToken)
            : await JsonFileStore.InitializeAsync(root, "bench", files, TimeProvider.System, cancellationToken);
        await using var source = File.OpenRead(file);
        var begin = Stopwatch.GetTimestamp();
        var result = await new RecordExchangeService(store).ImportAsync(
            new RecordImportRequest
            {
                Kind = RecordKind.Monitor,
                Format = ExchangeFormat.Ndjson,
                Source = source,
                WhatIf = whatIf,
                Reporter = reporter ?? SilentReporter.Instance,
            },
            cancellationToken);
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return result.Rejected == 0 ? took : throw new InvalidOperationException($"{result.Rejected} records were rejected.");
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
