using ProductionOps.Deployment;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.PowerLoss;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// Records what a deployment and a rollback do to the disk, and checks the site in the states in which a loss of power could leave that disk.
/// </summary>
internal sealed class DeploymentPowerLoss(FaultSite site, RolloutCheck check, FaultReport report)
{
    private static readonly NameModel[] Models = [NameModel.OneJournal, NameModel.EachDirectory, NameModel.AnySubset];

    // Some states of each of three models are what a short run has time for.
    private const int Few = 4;
    private const int Many = 4096;

    private readonly SiteDisk _disk = new(site);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the disk says that it flushes and does not.</summary>
    public bool Lies { get; init; }

    /// <summary>Few states of every point at first, then more and more, until the time is over.</summary>
    public Task RunAsync(string strategy, CancellationToken timeIsOver) => RunAsync(strategy, int.MaxValue, timeIsOver);

    /// <summary>The same for at most so many states that look different, spread over all points.</summary>
    public async Task RunAsync(string strategy, int states, CancellationToken timeIsOver)
    {
        await check.DeployAsync();
        await check.DeployAsync();
        var before = _disk.Take();
        var traces = new Dictionary<string, IReadOnlyList<DiskChange>>(StringComparer.Ordinal) { ["rollback"] = await RecordAsync(before, isRollback: true) };
        _disk.Put(before);
        check.Commit();
        traces["deploy"] = await RecordAsync(before, isRollback: false);
        report.WriteLine($"{strategy}: a deployment takes {traces["deploy"].Count} steps on the disk, a rollback {traces["rollback"].Count}");
        var stride = Math.Max(1, (traces["deploy"].Count + traces["rollback"].Count) / (states / Few));
        for (var most = Few; most <= Many && _seen.Count < states && !timeIsOver.IsCancellationRequested; most *= Few)
        {
            foreach (var (action, trace) in traces)
            {
                foreach (var model in Models) await RunAsync($"{strategy}, {action}", before, trace, model, most, stride, timeIsOver);
            }
        }
    }

    // So many states of each point.
    private async Task RunAsync(string what, DiskImage before, IReadOnlyList<DiskChange> trace, NameModel model, int most, int stride, CancellationToken timeIsOver)
    {
        for (var point = 0; point <= trace.Count; point += stride)
        {
            var loss = new PowerLossPoint(before, trace, point, model);
            foreach (var chosen in StateChoices.Of(loss.Options, most, new Random(HashCode.Combine(most, point))))
            {
                if (timeIsOver.IsCancellationRequested) return;
                var image = loss.StateOf(chosen);
                report.Count($"deployments: states after a loss of power: {what}");
                if (!_seen.Add($"{what} {image.Fingerprint()}")) continue;
                report.Count($"deployments: different states after a loss of power: {what}");
                _disk.Put(image);
                report.Violate($"{what}, {model}, power lost after step {point} [{string.Join(' ', chosen)} of {string.Join(' ', loss.Options)}]", await CheckAsync());
            }
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        try
        {
            return await check.RunAsync();
        }
        catch (OperationException exception)
        {
            return [$"{exception.Id}: {exception.Message}"];
        }
    }

    private async Task<IReadOnlyList<DiskChange>> RecordAsync(DiskImage before, bool isRollback)
    {
        var clock = new DiskClock { Now = DateTimeOffset.UtcNow };
        var memory = new MemoryFileSystem(before, new DiskOptions { Clock = clock, Lies = Lies });
        await using var workspace = await site.OpenAsync(new RecordedFileSystem(new PhysicalFileSystem(), memory, clock), new QuietReporter());
        var record = isRollback
            ? await workspace.Deployments.RollBackAsync(new RollbackRequest(), CancellationToken.None)
            : await workspace.Deployments.DeployAsync(site.Request, CancellationToken.None);
        if (record.Status != DeploymentStatus.Success) throw new InvalidOperationException($"In whose way nothing was ended as {record.Status}.");
        return memory.Trace;
    }
}
