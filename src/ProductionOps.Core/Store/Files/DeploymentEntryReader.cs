using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Reads what the index says of a deployment.</summary>
internal static class DeploymentEntryReader
{
    private static readonly byte[][] Environments = IndexReader.Literals(typeof(DeploymentEnvironment));
    private static readonly byte[][] Types = IndexReader.Literals(typeof(DeploymentType));
    private static readonly byte[][] Triggers = IndexReader.Literals(typeof(TriggerSource));
    private static readonly byte[][] Statuses = IndexReader.Literals(typeof(DeploymentStatus));

    /// <summary>The entry; null where it is written in another way.</summary>
    public static DeploymentEntry? Read(ref IndexReader reader)
    {
        if (!reader.Has("deploymentId"u8)) return null;
        var id = reader.Text();
        if (!reader.Has("timestamp"u8)) return null;
        var timestamp = reader.Time();
        DateTimeOffset? completed = reader.Has("completedAt"u8) ? reader.Time() : null;
        DateTimeOffset? committed = reader.Has("commitTime"u8) ? reader.Time() : null;
        if (!reader.Has("environment"u8)) return null;
        var environment = (DeploymentEnvironment)reader.Literal(Environments);
        if (!reader.Has("deploymentType"u8)) return null;
        var type = (DeploymentType)reader.Literal(Types);
        if (!reader.Has("triggerSource"u8)) return null;
        var trigger = (TriggerSource)reader.Literal(Triggers);
        if (!reader.Has("status"u8)) return null;
        var status = (DeploymentStatus)reader.Literal(Statuses);
        if (reader.Text("commitHash"u8) is not { } commit || reader.Text("branchName"u8) is not { } branch || reader.Text("deployedBy"u8) is not { } deployer) return null;
        var entry = new DeploymentEntry
        {
            DeploymentId = id,
            Timestamp = timestamp,
            CompletedAt = completed,
            CommitTime = committed,
            Environment = environment,
            DeploymentType = type,
            TriggerSource = trigger,
            Status = status,
            CommitHash = commit,
            BranchName = branch,
            DeployedBy = deployer,
            RollbackDeploymentId = reader.Text("rollbackDeploymentId"u8),
            BuildTime = reader.Double("buildTime"u8),
            BundleTotal = reader.Has("bundleTotal"u8) ? reader.Long() : null,
            ComplianceScore = reader.Double("complianceScore"u8),
            PerformanceScore = reader.Double("performanceScore"u8),
            AccessibilityScore = reader.Double("accessibilityScore"u8),
            BestPracticesScore = reader.Double("bestPracticesScore"u8),
            SeoScore = reader.Double("seoScore"u8),
            Vulnerabilities = reader.Has("vulnerabilities"u8) ? reader.Int() : null,
            ErrorId = reader.Text("errorId"u8),
            Sequence = reader.Has("sequence"u8) ? reader.Long() : -1,
            Checksum = reader.Text("checksum"u8) ?? "",
            Length = reader.Has("length"u8) ? reader.Long() : -1,
        };
        return entry is { Sequence: >= 0, Checksum.Length: > 0, Length: >= 0 } ? entry : null;
    }
}
