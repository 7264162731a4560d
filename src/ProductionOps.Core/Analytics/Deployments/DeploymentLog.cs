using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics.Deployments;

/// <summary>What the records of an environment say of its deployments, in their order.</summary>
internal sealed class DeploymentLog
{
    private readonly AnalyticsRequest _request;
    private readonly Dictionary<string, ProductionDeployment> _details;
    private readonly Dictionary<string, int> _positions;

    private DeploymentLog(AnalyticsRequest request, IReadOnlyList<DeploymentEntry> entries, Dictionary<string, ProductionDeployment> details)
    {
        _request = request;
        _details = details;
        Entries = entries;
        Live = [.. entries.Where(entry => !IsRollback(entry) && WasLive(entry))];
        _positions = Live.Index().ToDictionary(static pair => pair.Item.DeploymentId, static pair => pair.Index, StringComparer.Ordinal);
        Ended = [.. entries.Where(entry => !IsRollback(entry) && IsEnded(entry) && IsInPeriod(entry))];
    }

    /// <summary>All of them, whenever they were, in order of their sequence.</summary>
    public IReadOnlyList<DeploymentEntry> Entries { get; }

    /// <summary>Deployments that reached the environment, whatever became of them; rollbacks are none.</summary>
    public IReadOnlyList<DeploymentEntry> Live { get; }

    /// <summary>Deployments that ended in the period, well or not; rollbacks are none.</summary>
    public IReadOnlyList<DeploymentEntry> Ended { get; }

    /// <summary>Every release that became live, deployments and rollbacks alike.</summary>
    public IReadOnlyList<LiveChange> Changes =>
        [.. Entries.Where(WasLive).Select(static entry => new LiveChange(TimeOf(entry), entry.DeploymentId)).OrderBy(static change => change.Time)];

    /// <summary>Reads the index, and of the period those records whose details count.</summary>
    public static async Task<DeploymentLog> LoadAsync(IProductionStore store, AnalyticsRequest request, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Environment = JsonLiteral.Of(request.Environment), OnDamaged = request.OnDamaged };
        var entries = await store.Deployments.ListAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var details = new Dictionary<string, ProductionDeployment>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => request.Period.Contains(TimeOf(entry)) && (entry.Status == DeploymentStatus.Failed || entry.ComplianceScore < 100)))
        {
            try
            {
                if (await store.Deployments.FindAsync(entry.DeploymentId, cancellationToken) is { } record) details[entry.DeploymentId] = record;
            }
            catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged && request.OnDamaged is not null)
            {
                request.OnDamaged(exception);
            }
        }

        return new DeploymentLog(request, entries, details);
    }

    /// <summary>When a deployment counts: when it ended; one that has not, when it began.</summary>
    public static DateTimeOffset TimeOf(DeploymentEntry entry) => entry.CompletedAt ?? entry.Timestamp;

    /// <summary>Whether it only returned to an earlier release.</summary>
    public static bool IsRollback(DeploymentEntry entry) => entry.DeploymentType == DeploymentType.Rollback;

    /// <summary>Whether it reached the environment.</summary>
    public bool IsLive(DeploymentEntry entry) => _positions.ContainsKey(entry.DeploymentId);

    /// <summary>The deployment that reached the environment after one that did; null when there is none.</summary>
    public DeploymentEntry? NextLive(DeploymentEntry entry) => Live.ElementAtOrDefault(_positions[entry.DeploymentId] + 1);

    /// <summary>Whether it counts for the period.</summary>
    public bool IsInPeriod(DeploymentEntry entry) => _request.Period.Contains(TimeOf(entry));

    /// <summary>The record of an entry; null where its details do not count.</summary>
    public ProductionDeployment? Find(DeploymentEntry entry) => _details.GetValueOrDefault(entry.DeploymentId);

    /// <summary>Whether a gate stopped it, rather than an error.</summary>
    public bool IsStoppedByGate(DeploymentEntry entry) => Find(entry)?.Errors is [{ Type: DeploymentErrorType.Validation }, ..];

    private static bool IsEnded(DeploymentEntry entry) => entry.Status is DeploymentStatus.Success or DeploymentStatus.Failed or DeploymentStatus.RolledBack;

    // A release that failed and could not be undone, or was not to be, is still served.
    private bool WasLive(DeploymentEntry entry) =>
        entry.Status is DeploymentStatus.Success or DeploymentStatus.RolledBack ||
        (entry.Status == DeploymentStatus.Failed && Find(entry)?.Errors.Any(static error => error is { Type: DeploymentErrorType.Deployment, Severity: ErrorSeverity.Critical }) == true);
}
