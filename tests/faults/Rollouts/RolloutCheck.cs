using System.Globalization;
using ProductionOps.Deployment;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Faults.Rollouts;

/// <summary>
/// Checks after a fault that the site serves one whole release, that the next command recovers, that no lock stays, and that the record says
/// what happened.
/// </summary>
internal sealed class RolloutCheck(FaultSite site, Uri address, IFileSystem files) : IDisposable
{
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new() { BaseAddress = address };
    private int _version;

    /// <summary>Statuses that the newest record had after the faults, with how often.</summary>
    public string Statuses => string.Join(", ", _statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}"));

    public void Dispose() => _http.Dispose();

    /// <summary>Commits another version of the site.</summary>
    public void Commit() => site.Commit((++_version).ToString(CultureInfo.InvariantCulture));

    /// <summary>What is wrong after a fault; nothing where all is well.</summary>
    public async Task<List<string>> RunAsync()
    {
        var violations = new List<string>();
        await CheckServedAsync("before recovery", violations);
        await using var workspace = await site.OpenAsync(files, new QuietReporter());
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

    /// <summary>Deploys another version, with nothing in its way.</summary>
    public async Task DeployAsync()
    {
        Commit();
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
}
