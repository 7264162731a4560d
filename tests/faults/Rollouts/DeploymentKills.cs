using System.Globalization;
using ProductionOps.Deployment;
using ProductionOps.Faults.Kills;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// Kills deployments and rollbacks at each change that they make to the disk, and checks after each that the site serves one whole
/// release, that the next command recovers, that no lock stays, and that the record says what happened.
/// </summary>
internal sealed class DeploymentKills(FaultSite site, Uri address, FaultReport report) : IDisposable
{
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new() { BaseAddress = address };
    private int _version;

    public void Dispose() => _http.Dispose();

    /// <summary>Kills one after another until the time is over.</summary>
    public async Task RunAsync(string strategy, CancellationToken timeIsOver)
    {
        await DeployAsync();
        await DeployAsync();
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
            if (action == "deploy") site.Commit(NextVersion());
            else await DeployAsync();
            var (exitCode, _) = await StartAsync(action, killAt, moment);
            if (exitCode == ChildProcess.Killed) report.Count($"deployments: {strategy}, {action} killed");
            report.Violate($"{strategy}, {action} killed {moment} change {killAt}", await CheckAsync());
        }

        report.WriteLine("statuses at the kill: " + string.Join(", ", _statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}")));
    }

    private async Task<long> CountAsync(string action)
    {
        if (action == "deploy") site.Commit(NextVersion());
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

    private async Task<List<string>> CheckAsync()
    {
        var violations = new List<string>();
        await CheckServedAsync("before recovery", violations);
        await using var workspace = await site.OpenAsync(new PhysicalFileSystem(), new QuietReporter());
        var newest = await NewestAsync(workspace);
        Count(newest);
        await workspace.Deployments.RecoverAsync(CancellationToken.None);
        await CheckServedAsync("after recovery", violations);
        await CheckRecordsAsync(workspace, newest, violations);
        if (await workspace.Store.FindLockOwnerAsync("deployment", CancellationToken.None) is { } owner) violations.Add($"the lock stayed with {owner}");
        return violations;
    }

    private async Task CheckRecordsAsync(ProductionWorkspace workspace, DeploymentEntry? newest, List<string> violations)
    {
        var active = Path.GetFileName(File.ResolveLinkTarget(Path.Combine(site.Target, "current"), returnFinalTarget: true)!.FullName);
        var live = await workspace.Status.GetAsync(DeploymentEnvironment.Production, CancellationToken.None);
        if (live.LiveDeploymentId != active) violations.Add($"the records say {live.LiveDeploymentId} is live, and the target serves {active}");
        if (newest is null) return;
        var record = (await workspace.Store.Deployments.FindAsync(newest.DeploymentId, CancellationToken.None))!;
        if (record.Status is DeploymentStatus.Pending or DeploymentStatus.Building or DeploymentStatus.Validating or DeploymentStatus.Deploying)
        {
            violations.Add($"{record.DeploymentId} is still {record.Status}");
        }

        var wasUnfinished = newest.Status is not (DeploymentStatus.Success or DeploymentStatus.Failed or DeploymentStatus.RolledBack);
        var says = record.Errors.Any(error => error.ErrorId == "DeploymentInterrupted") ||
            record.Warnings.Any(warning => warning.Contains("interrupted", StringComparison.Ordinal));
        if (wasUnfinished && !says) violations.Add($"{record.DeploymentId} does not say that it was interrupted");
    }

    private async Task CheckServedAsync(string when, List<string> violations)
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 0; page < FaultSite.PageCount; page++)
        {
            using var answer = await _http.GetAsync(new Uri(FaultSite.PathOf(page), UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            versions.Add(answer.IsSuccessStatusCode ? text[text.IndexOf("version", StringComparison.Ordinal)..] : answer.StatusCode.ToString());
        }

        if (versions.Count != 1) violations.Add($"{when}, pages of several releases are served: {string.Join(" | ", versions)}");
    }

    private async Task DeployAsync()
    {
        site.Commit(NextVersion());
        await using var workspace = await site.OpenAsync(new PhysicalFileSystem(), new QuietReporter());
        var record = await workspace.Deployments.DeployAsync(site.Request, CancellationToken.None);
        if (DeploymentFailure.Of(record) is { } failure) throw failure;
    }

    private static async Task<DeploymentEntry?> NewestAsync(ProductionWorkspace workspace) =>
        await workspace.Store.Deployments.ListAsync(new RecordQuery { NewestFirst = true, Limit = 1 }, CancellationToken.None).FirstOrDefaultAsync();

    private void Count(DeploymentEntry? newest)
    {
        var name = newest is null ? "none" : newest.Status.ToString().ToLowerInvariant();
        _statuses[name] = _statuses.GetValueOrDefault(name) + 1;
    }

    private string NextVersion() => (++_version).ToString(CultureInfo.InvariantCulture);
}
