using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>Asks for the external links of a site, host by host.</summary>
internal sealed class ExternalCheck(ExternalProbe probe, ExternalPolicy policy, TimeProvider time, IOperationReporter reporter)
{
    private const string Activity = "Checking external links";

    /// <summary>What became of each, as the answers come.</summary>
    /// <param name="uses">The links.</param>
    /// <param name="known">What is remembered of earlier runs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<(ExternalUse Use, ExternalRecord Record)> RunAsync(
        IReadOnlyCollection<ExternalUse> uses, ExternalMemory known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hosts = uses.GroupBy(static use => new Uri(use.Url).Authority, StringComparer.OrdinalIgnoreCase).ToList();
        var answers = Channel.CreateUnbounded<(ExternalUse, ExternalRecord)>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = AskAsync(hosts, known, answers.Writer, stop.Token);
        var done = 0;
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken))
            {
                reporter.Progress(new OperationProgress(Activity, $"{++done} of {new Quantity(uses.Count, "address", "addresses")}", 100 * done / uses.Count, Completed: done == uses.Count));
                yield return answer;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await asking;
    }

    private async Task AskAsync(
        List<IGrouping<string, ExternalUse>> hosts, ExternalMemory known, ChannelWriter<(ExternalUse, ExternalRecord)> answers, CancellationToken cancellationToken)
    {
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = policy.HostsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(hosts, parallel, async (host, stop) =>
            {
                foreach (var use in host.OrderBy(static use => (use.File, use.Line, use.Column)))
                    await answers.WriteAsync((use, await AskAsync(use.Url, known.Links.GetValueOrDefault(use.Url), stop)), stop);
            });
            answers.Complete();
        }
        catch (Exception exception)
        {
            answers.Complete(exception);
            throw;
        }
    }

    private async Task<ExternalRecord> AskAsync(string url, ExternalRecord? known, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // A time in the future is that of a clock that was set back.
        var isFresh = known is { Outcome: ExternalOutcome.Works or ExternalOutcome.Moved } && known.CheckedAt <= now && now - known.CheckedAt < policy.Fresh;
        if (isFresh) return known!;
        var answer = await probe.AskAsync(new Uri(url), cancellationToken);
        await Task.Delay(policy.BetweenRequests, time, cancellationToken);
        var failures = answer.Outcome is ExternalOutcome.Failed or ExternalOutcome.Tls ? (known?.Failures ?? 0) + 1 : 0;
        return new ExternalRecord(answer.Outcome, answer.Detail, now, failures);
    }
}
