using System.Diagnostics;
using System.Globalization;
using ProductionOps.Deployment;
using ProductionOps.Faults.Kills;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// Kills deployments and rollbacks before each change that they make to the disk, and checks after each that the site serves one whole
/// release, that the next command recovers, that no lock stays, and that the record says what happened.
/// </summary>
internal sealed class DeploymentKills(FaultSite site, Uri address, TextWriter output) : IDisposable
{
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new() { BaseAddress = address };
    private int _version;

    public void Dispose() => _http.Dispose();

    /// <summary>The number of kills and of violations.</summary>
    public async Task<(int Kills, int Violations)> RunAsync(int wanted, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        var violations = 0;
        var kills = 0;
        await DeployAsync();
        await DeployAsync();
        var changes = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["deploy"] = await CountAsync("deploy"),
            ["rollback"] = await CountAsync("rollback"),
        };
        output.WriteLine($"A deployment makes {changes["deploy"]} changes to the disk, a rollback {changes["rollback"]}.");
        for (var number = 0; kills < wanted && Stopwatch.GetElapsedTime(started) < limit; number++)
        {
            // Three deployments to one rollback; the places to kill at are spread evenly over all changes.
            var action = number % 4 == 3 ? "rollback" : "deploy";
            var killAt = 1 + ((long)(number * 0.6180339887 * changes[action]) % changes[action]);
            if (action == "deploy") site.Commit(NextVersion());
            else await DeployAsync();
            if (await RunKilledAsync(action, killAt)) kills++;
            foreach (var violation in await CheckAsync())
            {
                violations++;
                output.WriteLine($"VIOLATION after killing {action} before change {killAt}: {violation}");
            }
        }

        output.WriteLine("Statuses at the kill: " + string.Join(", ", _statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}")));
        return (kills, violations);
    }

    private async Task<long> CountAsync(string action)
    {
        if (action == "deploy") site.Commit(NextVersion());
        var (exitCode, text) = await StartAsync(action, long.MaxValue);
        var parts = text.Trim().Split(' ');
        if (exitCode != 0 || parts[0] != "Success") throw new InvalidOperationException($"A {action} that nobody killed ended with {exitCode}: {text}");
        return long.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private async Task<bool> RunKilledAsync(string action, long killAt)
    {
        var (exitCode, _) = await StartAsync(action, killAt);
        return exitCode == 137;
    }

    private async Task<(int ExitCode, string Output)> StartAsync(string action, long killAt)
    {
        using var process = ChildProcess.Start(KilledDeployment.Verb, site.Root, action, killAt, KillMoment.Before);
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
