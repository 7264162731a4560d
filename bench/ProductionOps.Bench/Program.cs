using ProductionOps.Bench;

IBenchmark[] benchmarks =
[
    new ReleaseBenchmark(),
    new RollbackBenchmark(),
    new RecordWriteBenchmark(),
];

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var chosen = Array.Find(benchmarks, benchmark => args.Length == 1 && benchmark.Verb == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/ProductionOps.Bench -- <benchmark>");
    foreach (var benchmark in benchmarks) Console.Error.WriteLine($"  {benchmark.Verb,-14} {benchmark.Description}");
    return 2;
}

return await chosen.RunAsync(stop.Token);
