using System.Diagnostics;
using System.Globalization;
using ProductionOps.Bench;

IBenchmark[] benchmarks =
[
    new ReleaseBenchmark(),
    new RollbackBenchmark(),
    new RecordWriteBenchmark(),
    new AppendBenchmark(),
    new ReportBenchmark(),
    new ReportPageBenchmark(),
    new AxeBenchmark(),
    new ProbeBenchmark(),
    new WatchBenchmark(),
    new ScanBenchmark(),
    new VerifyBenchmark(),
    new ImportBenchmark(),
    new OptimizeBenchmark(),
    new BackupBenchmark(),
    new ContentBenchmark(),
];

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

// A data set to look at: generate FOLDER. And what the report benchmark runs in a process of its own.
if (args is ["generate", var folder])
{
    var begin = Stopwatch.GetTimestamp();
    await MonitoringData.CreateAsync(folder, MonitoringData.Records, stop.Token);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MonitoringData.Records:N0} records in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s"));
    return 0;
}

if (args is ["clean"])
{
    GeneratedStore.Clean();
    return 0;
}

if (args is ["summarize-only", var root]) return await ReportBenchmark.SummarizeOnlyAsync(root, stop.Token);
if (args is ["import-only", var target, var file]) return await ImportBenchmark.ImportOnlyAsync(target, file, stop.Token);

if (args is ["content-site", var place, var address]) return ContentBenchmark.WriteSite(place, address);
if (args is ["content-step", var site, var homepage]) return await ContentBenchmark.RunStepAsync(site, homepage, stop.Token);

var chosen = Array.Find(benchmarks, benchmark => args.Length == 1 && benchmark.Verb == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/ProductionOps.Bench -- <benchmark> | generate <folder> | clean");
    foreach (var benchmark in benchmarks) Console.Error.WriteLine($"  {benchmark.Verb,-14} {benchmark.Description}");
    return 2;
}

return await chosen.RunAsync(stop.Token);
