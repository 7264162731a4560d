using System.Diagnostics;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Store.Files;
using ProductionOps.Store.Retention;

namespace ProductionOps.Bench;

/// <summary>Applying the default policy to two years of monitoring, and once more.</summary>
internal sealed class OptimizeBenchmark : IBenchmark
{
    private const double TargetSeconds = 60;

    public string Verb => "optimize";

    public string Description => "retention on two years with 1,000,000 records; target: under 60 s, and nothing left for a second run";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var root = await GeneratedStore.TakeAsync(MonitoringData.Records, folder.In("store"), cancellationToken);
        await using var store = await JsonFileStore.OpenAsync(root, new PhysicalFileSystem(), TimeProvider.System, cancellationToken);
        var told = await MeasureAsync(store, whatIf: true, cancellationToken);
        var first = await MeasureAsync(store, whatIf: false, cancellationToken);
        var second = await MeasureAsync(store, whatIf: false, cancellationToken);
        using var process = Process.GetCurrentProcess();
        var isMet = first.Seconds < TargetSeconds && second.Records == 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{MonitoringData.Records:N0} records: what-if {told.Seconds:0.0} s, first run {first.Seconds:0.0} s removing {first.Records:N0} records, second run {second.Seconds:0.0} s removing {second.Records:N0}; peak memory {process.PeakWorkingSet64 / 1e6:0} MB; target {TargetSeconds} s: {(isMet ? "met" : "not met")}"));
        return isMet ? 0 : 1;
    }

    private static async Task<(double Seconds, long Records)> MeasureAsync(JsonFileStore store, bool whatIf, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var removed = 0L;
        await foreach (var decision in store.OptimizeAsync(new OptimizationRequest { WhatIf = whatIf }, cancellationToken))
        {
            if (decision is { Kind: RetentionItemKind.Monitoring, Action: RetentionAction.Delete }) removed += decision.Records;
        }

        return (Stopwatch.GetElapsedTime(begin).TotalSeconds, removed);
    }
}
