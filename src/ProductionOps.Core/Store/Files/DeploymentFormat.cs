using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Deployments.</summary>
internal sealed class DeploymentFormat : RecordFormat<ProductionDeployment, DeploymentEntry>
{
    private readonly EnumLiterals<DeploymentEnvironment> _environments = new();
    private readonly EnumLiterals<DeploymentStatus> _statuses = new();
    private readonly EnumLiterals<DeploymentType> _types = new();
    private readonly EnumLiterals<TriggerSource> _triggers = new();

    public override RecordKind Kind => RecordKind.Deployment;

    public override JsonTypeInfo<ProductionDeployment> RecordType => ProductionJson.Default.ProductionDeployment;

    public override JsonTypeInfo<IndexLine<DeploymentEntry>> LineType => StoreJson.Compact.DeploymentLine;

    public override JsonTypeInfo<IndexSnapshot<DeploymentEntry>> SnapshotType => StoreJson.Compact.DeploymentSnapshot;

    protected override IndexReader.ObjectReader<DeploymentEntry>? EntryReader { get; } = DeploymentEntryReader.Read;

    public override StoredIdentity IdentityOf(ProductionDeployment record) =>
        new(record.DeploymentId, record.Sequence, record.PreviousChecksum);

    public override ProductionDeployment WithIdentity(ProductionDeployment record, StoredIdentity identity, DateTimeOffset now) =>
        record with
        {
            DeploymentId = identity.Id,
            Sequence = identity.Sequence,
            PreviousChecksum = identity.PreviousChecksum,
            SchemaVersion = record.SchemaVersion ?? SchemaVersion,
        };

    public override DateTimeOffset InstantOf(ProductionDeployment record, DateTimeOffset now) => record.Timestamp;

    public override DeploymentEntry EntryOf(ProductionDeployment record, string checksum, long length)
    {
        var lighthouse = record.Validation?.Performance?.Lighthouse;
        return new DeploymentEntry
        {
            DeploymentId = record.DeploymentId,
            Timestamp = record.Timestamp,
            CompletedAt = record.CompletedAt,
            CommitTime = record.CommitTime,
            Environment = record.Environment,
            DeploymentType = record.DeploymentType,
            TriggerSource = record.TriggerSource,
            Status = record.Status,
            CommitHash = record.CommitHash,
            BranchName = record.BranchName,
            DeployedBy = record.DeployedBy,
            RollbackDeploymentId = record.RollbackDeploymentId,
            BuildTime = record.BuildInfo?.BuildTime,
            BundleTotal = record.BuildInfo?.BundleSize?.Total,
            ComplianceScore = record.Validation?.ConstitutionalCompliance?.Score,
            PerformanceScore = lighthouse?.Performance,
            AccessibilityScore = lighthouse?.Accessibility,
            BestPracticesScore = lighthouse?.BestPractices,
            SeoScore = lighthouse?.Seo,
            Vulnerabilities = record.Validation?.Security is { SecurityScore: not null } audit ? audit.Vulnerabilities.Count : null,
            ErrorId = record.Errors.Count > 0 ? record.Errors[0].ErrorId : null,
            Sequence = record.Sequence ?? 0,
            Checksum = checksum,
            Length = length,
        };
    }

    public override string ChecksumOf(DeploymentEntry entry) => entry.Checksum;

    public override string IdOf(DeploymentEntry entry) => entry.DeploymentId;

    public override long SequenceOf(DeploymentEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(DeploymentEntry entry) => new()
    {
        Id = entry.DeploymentId,
        Sequence = entry.Sequence,
        Timestamp = entry.Timestamp,
        Environment = _environments.Of(entry.Environment),
        Status = _statuses.Of(entry.Status),
        Type = _types.Of(entry.DeploymentType),
        DeploymentId = entry.DeploymentId,
    };

    public override string ChainChecksum(ProductionDeployment record, ReadOnlySpan<byte> content) => FactsChecksum(writer =>
    {
        writer.WriteString("deploymentId", record.DeploymentId);
        if (record.Sequence is { } sequence) writer.WriteNumber("sequence", sequence);
        writer.WriteString("commitHash", record.CommitHash);
        writer.WriteString("branchName", record.BranchName);
        writer.WritePropertyName("timestamp");
        JsonSerializer.Serialize(writer, record.Timestamp, ProductionJson.Default.DateTimeOffset);
        writer.WriteString("environment", _environments.Of(record.Environment));
        writer.WriteString("deploymentType", _types.Of(record.DeploymentType));
        writer.WriteString("triggerSource", _triggers.Of(record.TriggerSource));
        writer.WriteString("deployedBy", record.DeployedBy);
        if (record.PreviousChecksum is { } previous) writer.WriteString("previousChecksum", previous);
    });
}
