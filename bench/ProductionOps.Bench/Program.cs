using ProductionOps.Bench;

IBenchmark[] benchmarks =
[
    new ReleaseBenchmark(),
    new RollbackBenchmark(),
    new RecordWriteBenchmark(),
    new AppendBenchmark(),
    new ReportBenchmark(),
    new ScanBenchmark(),
    new VerifyBenchmark(),
    new ImportBenchmark(),
    new OptimizeBenchmark(),
    new BackupBenchmark(),
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
    await MonitoringData.CreateAsync(folder, MonitoringData.Records, stop.Token);
    return 0;
}

if (args is ["summarize-only", var root]) return await ReportBenchmark.SummarizeOnlyAsync(root, stop.Token);

if (args is ["backup-step", var step, var content, var destination]) return await BackupBenchmark.RunStepAsync(step, content, destination, stop.Token);

var chosen = Array.Find(benchmarks, benchmark => args.Length == 1 && benchmark.Verb == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/ProductionOps.Bench -- <benchmark> | generate <folder>");
    foreach (var benchmark in benchmarks) Console.Error.WriteLine($"  {benchmark.Verb,-14} {benchmark.Description}");
    return 2;
}

return await chosen.RunAsync(stop.Token);
