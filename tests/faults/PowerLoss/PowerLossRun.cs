using System.Collections.Concurrent;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>Records what a scenario does to the disk, and checks the store in the states in which a loss of power could leave that disk.</summary>
/// <param name="prepared">The scenario.</param>
/// <param name="model">The order in which names become durable.</param>
/// <param name="disk">What kind of disk it is recorded on.</param>
/// <param name="report">Where states and violations go.</param>
internal sealed class PowerLossRun(PreparedScenario prepared, NameModel model, DiskOptions disk, FaultReport report)
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    private string Name => $"{prepared.Scenario.Name}, {model}{(disk.PublishesByLink ? ", published by links" : string.Empty)}{(disk.FlushesAtOnce ? string.Empty : ", files flushed one by one")}";

    /// <summary>Tries the states after each step of the trace, or after each so many.</summary>
    /// <param name="most">How many states are tried at one point.</param>
    /// <param name="seed">Chooses them where there are more.</param>
    /// <param name="stride">1 for every step.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether all points were tried, with all their states.</returns>
    public async Task<bool> RunAsync(int most, int seed, int stride, CancellationToken cancellationToken)
    {
        var files = new MemoryFileSystem(prepared.Image, disk);
        var (ledger, surprises) = await prepared.RunAsync(files);
        report.Violate(Name, surprises);
        var trace = files.Trace;
        var isAll = true;
        var points = Enumerable.Range(0, (trace.Count / stride) + 1).Select(point => Math.Min(point * stride, trace.Count));
        await Parallel.ForEachAsync(points, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (point, _) =>
        {
            var loss = new PowerLossPoint(prepared.Image, trace, point, model);
            if (StateChoices.CountOf(loss.Options) > most) isAll = false;
            var expectation = ledger.Until(point);
            foreach (var chosen in StateChoices.Of(loss.Options, most, new Random(HashCode.Combine(seed, point))))
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    isAll = false;
                    return;
                }

                await TryAsync(loss.StateOf(chosen), expectation, $"{Name}, power lost after step {point} [{string.Join(' ', chosen)} of {string.Join(' ', loss.Options)}]");
            }

            report.Count($"power loss: points of {Name}");
        });
        return isAll;
    }

    private async Task TryAsync(DiskImage image, IReadOnlyList<Ledgers.LedgerEvent> events, string where)
    {
        report.Count($"power loss: states of {Name}");
        if (!_seen.TryAdd($"{events.Count} {image.Fingerprint()}", value: true)) return;
        report.Count($"power loss: different states of {Name}");
        var options = new DiskOptions { BootId = "after the loss of power", Start = ScenarioClock.Start.AddHours(1) };
        report.Violate(where, await prepared.CheckAsync(new MemoryFileSystem(image, options), PreparedScenario.Root, events));
    }
}
