using ProductionOps.Deployment;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Failures;
using ProductionOps.Faults.Scenarios;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Faults.Rollouts;

/// <summary>Lets each change that deployments and rollbacks make to the disk fail, in each way.</summary>
internal sealed class DeploymentFailures(FaultSite site, RolloutCheck check, FaultReport report)
{
    // The end of a process is what the kills are.
    private static readonly FailureMode[] Modes = [.. FailureMode.All.Where(static mode => !mode.IsOfReading && mode.Error() is not ProcessEndedException)];

    /// <summary>One failure after another until the time is over, spread evenly over all changes.</summary>
    public async Task RunAsync(string strategy, CancellationToken timeIsOver)
    {
        var changes = await PrepareAsync();
        report.WriteLine($"{strategy}: a deployment makes {changes.Deploy} changes to the disk, a rollback {changes.Rollback}; {Modes.Length} ways to fail");
        for (var number = 0; !timeIsOver.IsCancellationRequested; number++)
        {
            var isRollback = number % 4 == 3;
            var count = isRollback ? changes.Rollback : changes.Deploy;
            await TryAsync(strategy, isRollback, 1 + ((long)(number * 0.6180339887 * count) % count), Modes[number % Modes.Length]);
        }

        report.WriteLine("statuses after the failure: " + check.Statuses);
    }

    /// <summary>The last changes alone, after which the site serves something else already; each fails with nothing and with all of it done.</summary>
    public async Task RunLastAsync(string strategy, int count)
    {
        var changes = await PrepareAsync();
        foreach (var mode in Modes.Where(static mode => !mode.Stays && mode.Extent != FaultExtent.Half).DistinctBy(static mode => mode.Extent))
        {
            for (var i = 0; i < count; i++)
            {
                await TryAsync(strategy, isRollback: false, changes.Deploy - i, mode);
                await TryAsync(strategy, isRollback: true, changes.Rollback - i, mode);
            }
        }
    }

    private async Task<(long Deploy, long Rollback)> PrepareAsync()
    {
        await check.DeployAsync();
        await check.DeployAsync();
        return (await AttemptAsync("deploy", long.MaxValue, Modes[0]), await AttemptAsync("rollback", long.MaxValue, Modes[0]));
    }

    private async Task TryAsync(string strategy, bool isRollback, long failAt, FailureMode mode)
    {
        var action = isRollback ? "rollback" : "deploy";
        if (isRollback) await check.DeployAsync();
        await AttemptAsync(action, failAt, mode);
        report.Count($"deployments: {strategy}, {action} failed");
        var violations = await check.RunAsync();
        report.Violate($"{strategy}, {action}, {mode.Name} at change {failAt}", violations);

        // What is wrong now must not be found again after the failures that follow.
        if (violations.Count > 0) await check.DeployAsync();
    }

    private async Task<long> AttemptAsync(string action, long failAt, FailureMode mode)
    {
        if (action == "deploy") check.Commit();
        var files = new FailingFileSystem(new PhysicalFileSystem(), failAt, mode);
        try
        {
            await using var workspace = await site.OpenAsync(files, new QuietReporter());
            var record = action == "rollback"
                ? await workspace.Deployments.RollBackAsync(new RollbackRequest(), CancellationToken.None)
                : await workspace.Deployments.DeployAsync(site.Request, CancellationToken.None);
            if (failAt == long.MaxValue && record.Status != DeploymentStatus.Success)
                throw new InvalidOperationException($"A {action} in whose way nothing was ended as {record.Status}.");
        }
        catch (OperationException exception) when (failAt != long.MaxValue)
        {
            report.Count($"deployments: refused with {exception.Id}");
        }
        catch (Exception exception) when (failAt != long.MaxValue && exception is IOException or UnauthorizedAccessException)
        {
            report.Violate($"{action}, {mode.Name} at change {failAt}", [$"it ended with a bare {exception.GetType().Name}, without an id or what to do"]);
        }

        return files.Changes;
    }
}
