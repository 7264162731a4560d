using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>
/// Takes samples of one location until a change of its state is confirmed: the state is as bad as so many samples, of at most so many,
/// agree.
/// </summary>
internal sealed class SampleSeries(HttpProbe probe, SampleJudge judge, UptimeConfirmation confirmation, TimeProvider time)
{
    /// <summary>The sample that counts, with the number of requests that it took, and when the first of them began.</summary>
    /// <param name="location">Name of the location.</param>
    /// <param name="target">What to ask.</param>
    /// <param name="state">The state that is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(UptimeSample Sample, DateTimeOffset StartedAt)> TakeAsync(
        string location, ProbeTarget target, UptimeStatus state, CancellationToken cancellationToken)
    {
        var samples = new List<(UptimeSample Sample, DateTimeOffset StartedAt)>();
        while (true)
        {
            var result = await probe.RunAsync(target, cancellationToken);
            var sample = judge.Judge(location, result);
            samples.Add((sample, result.StartedAt));
            if (samples.Count == 1 && BadnessOf(sample) == BadnessOf(state)) break;
            if (samples.Count >= confirmation.Samples || IsSettled(samples)) break;
            await Task.Delay(TimeSpan.FromSeconds(confirmation.Interval), time, cancellationToken);
        }

        return Conclude(samples);
    }

    private bool IsSettled(List<(UptimeSample Sample, DateTimeOffset StartedAt)> samples) =>
        samples.GroupBy(one => BadnessOf(one.Sample)).Any(group => group.Count() >= confirmation.Required);

    // The worst badness that enough samples reach; the first sample of that badness tells since when.
    private (UptimeSample Sample, DateTimeOffset StartedAt) Conclude(List<(UptimeSample Sample, DateTimeOffset StartedAt)> samples)
    {
        var required = Math.Min(confirmation.Required, samples.Count);
        var badness = samples.Select(one => BadnessOf(one.Sample)).OrderDescending().ElementAt(required - 1);
        var (sample, startedAt) = samples.First(one => BadnessOf(one.Sample) == badness);
        return (sample with { Attempts = samples.Count }, startedAt);
    }

    private static int BadnessOf(UptimeSample sample) => BadnessOf(sample.Status ?? UptimeStatus.Down);

    private static int BadnessOf(UptimeStatus status) => status switch { UptimeStatus.Up => 0, UptimeStatus.Degraded => 1, _ => 2 };
}
