using System.Globalization;
using ProductionOps.Faults.Kills;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// Kills deployments and rollbacks at each change that they make to the disk, and checks after each that the site serves one whole
/// release, that the next command recovers, that no lock stays, and that the record says what happened.
/// </summary>
internal sealed class DeploymentKills(FaultSite site, RolloutCheck check, FaultReport report)
{
    /// <summary>Kills one after another until the time is over.</summary>
    public async Task RunAsync(string strategy, CancellationToken timeIsOver)
    {
        await check.DeployAsync();
        await check.DeployAsync();
        var changes = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["deploy"] = await CountAsync("deploy"),
            ["rollback"] = await CountAsync("rollback"),
        };
        report.WriteLine($"{strategy}: a deployment makes {changes["deploy"]} changes to the disk, a rollback {changes["rollback"]}");
        for (var number = 0; !timeIsOver.IsCancellationRequested; number++)
        {
            // Three deployments to one rollback; the places to kill at are spread evenly over all changes.
            var action = number % 4 == 3 ? "rollback" : "deploy";
            var killAt = 1 + ((long)(number * 0.6180339887 * changes[action]) % changes[action]);
            var moment = (KillMoment)(number % 3);
            if (action == "deploy") check.Commit();
            else await check.DeployAsync();
            var (exitCode, _) = await StartAsync(action, killAt, moment);
            if (exitCode == ChildProcess.Killed) report.Count($"deployments: {strategy}, {action} killed");
            report.Violate($"{strategy}, {action} killed {moment} change {killAt}", await check.RunAsync());
        }

        report.WriteLine("statuses at the kill: " + check.Statuses);
    }

    private async Task<long> CountAsync(string action)
    {
        if (action == "deploy") check.Commit();
        var (exitCode, text) = await StartAsync(action, long.MaxValue, KillMoment.Before);
        var parts = text.Trim().Split(' ');
        if (exitCode != 0 || parts[0] != "Success") throw new InvalidOperationException($"A {action} that nobody killed ended with {exitCode}: {text}");
        return long.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private async Task<(int ExitCode, string Output)> StartAsync(string action, long killAt, KillMoment moment)
    {
        using var process = ChildProcess.StartWhole(KilledDeployment.Verb, site.Root, action, killAt, moment);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }
}
