using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>
/// Reads from the records which releases were good, and in which order: by <c>sequence</c>, never by a clock or by the time of a
/// directory.
/// </summary>
internal sealed class DeploymentHistory(IProductionStore store)
{
    private static readonly string[] Unfinished = ["pending", "building", "validating", "deploying"];

    /// <summary>The deployment whose release a record made live: for a rollback, the one that it returned to.</summary>
    public static string ReleaseIdOf(DeploymentEntry entry) =>
        entry.DeploymentType == DeploymentType.Rollback && entry.RollbackDeploymentId is { } release ? release : entry.DeploymentId;

    /// <inheritdoc cref="ReleaseIdOf(DeploymentEntry)"/>
    public static string ReleaseIdOf(ProductionDeployment record) =>
        record is { DeploymentType: DeploymentType.Rollback, RollbackDeploymentId: { } release } ? release : record.DeploymentId;

    /// <summary>The newest record that ended well; null when there is none.</summary>
    public async ValueTask<DeploymentEntry?> FindLiveAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        await store.Deployments.ListAsync(Good(environment) with { Limit = 1 }, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The newest record; null when there is none.</summary>
    public async ValueTask<DeploymentEntry?> FindNewestAsync(DeploymentEnvironment environment, CancellationToken cancellationToken) =>
        await store.Deployments.ListAsync(Of(environment) with { Limit = 1 }, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Releases that were proven good and never undone, newest first, each once.</summary>
    public async Task<IReadOnlyList<string>> ListGoodReleasesAsync(
        DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in store.Deployments
            .ListAsync(Of(environment) with { Statuses = ["rolled-back"] }, cancellationToken))
        {
            undone.Add(entry.DeploymentId);
        }

        var releases = new List<string>();
        await foreach (var entry in store.Deployments.ListAsync(Good(environment), cancellationToken))
        {
            var release = ReleaseIdOf(entry);
            if (!undone.Contains(release) && !releases.Contains(release, StringComparer.Ordinal)) releases.Add(release);
        }

        return releases;
    }

    /// <summary>Records that a killed process left unfinished, oldest first. Only meaningful under the deployment lock.</summary>
    public IAsyncEnumerable<DeploymentEntry> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        store.Deployments.ListAsync(new RecordQuery { Statuses = Unfinished }, cancellationToken);

    private static RecordQuery Of(DeploymentEnvironment environment) =>
        new() { Environment = JsonLiteral.Of(environment), NewestFirst = true };

    private static RecordQuery Good(DeploymentEnvironment environment) => Of(environment) with { Statuses = ["success"] };
}
