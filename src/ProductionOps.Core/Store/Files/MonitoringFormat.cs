using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Monitoring records.</summary>
internal sealed class MonitoringFormat : RecordFormat<ProductionMonitoring, MonitoringEntry>
{
    private readonly EnumLiterals<DeploymentEnvironment> _environments = new();
    private readonly EnumLiterals<UptimeStatus> _statuses = new();
    private readonly EnumLiterals<MonitoringType> _types = new();

    public override bool IsChained => false;

    public override RecordKind Kind => RecordKind.Monitor;

    public override JsonTypeInfo<ProductionMonitoring> RecordType => ProductionJson.Default.ProductionMonitoring;

    public override JsonTypeInfo<IndexLine<MonitoringEntry>> LineType => StoreJson.Compact.MonitoringLine;

    public override JsonTypeInfo<IndexSnapshot<MonitoringEntry>> SnapshotType => StoreJson.Compact.MonitoringSnapshot;

    public override StoredIdentity IdentityOf(ProductionMonitoring record) =>
        new(record.MonitoringId, record.Sequence, record.PreviousChecksum);

    public override ProductionMonitoring WithIdentity(ProductionMonitoring record, StoredIdentity identity, DateTimeOffset now) =>
        record with
        {
            MonitoringId = identity.Id,
            Sequence = identity.Sequence,
            PreviousChecksum = identity.PreviousChecksum,
            SchemaVersion = record.SchemaVersion ?? SchemaVersion,
        };

    public override DateTimeOffset InstantOf(ProductionMonitoring record, DateTimeOffset now) => record.Timestamp;

    public override MonitoringEntry EntryOf(ProductionMonitoring record, string checksum, long length) => new()
    {
        MonitoringId = record.MonitoringId,
        Timestamp = record.Timestamp,
        MonitoringType = record.MonitoringType,
        Environment = record.Environment,
        DeploymentId = record.DeploymentId,
        Status = record.Uptime?.Status,
        ResponseTime = record.Uptime?.ResponseTime,
        HttpStatus = record.Uptime?.HttpStatus,
        Score = ScoreOf(record),
        AccessibilityScore = record.Performance?.Lighthouse?.Accessibility,
        BestPracticesScore = record.Performance?.Lighthouse?.BestPractices,
        SeoScore = record.Performance?.Lighthouse?.Seo,
        Lcp = record.Performance?.CoreWebVitals?.Lcp?.Value,
        Fcp = record.Performance?.CoreWebVitals?.Fcp?.Value,
        Cls = record.Performance?.CoreWebVitals?.Cls?.Value,
        Fid = record.Performance?.CoreWebVitals?.Fid?.Value,
        Inp = record.Performance?.CoreWebVitals?.Inp?.Value,
        Findings = FindingsOf(record),
        Sequence = record.Sequence ?? 0,
        Checksum = checksum,
        Length = length,
    };

    public override string ChecksumOf(MonitoringEntry entry) => entry.Checksum;

    public override string IdOf(MonitoringEntry entry) => entry.MonitoringId;

    public override long SequenceOf(MonitoringEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(MonitoringEntry entry) => new()
    {
        Id = entry.MonitoringId,
        Sequence = entry.Sequence,
        Timestamp = entry.Timestamp,
        Environment = _environments.Of(entry.Environment),
        Status = entry.Status is { } status ? _statuses.Of(status) : null,
        Type = _types.Of(entry.MonitoringType),
        DeploymentId = entry.DeploymentId,
    };

    public override DateTimeOffset WrittenAt(MonitoringEntry entry) => entry.Timestamp;

    protected override IndexReader.ObjectReader<MonitoringEntry>? EntryReader { get; } = MonitoringEntryReader.Read;

    // Samples come every minute from several machines' clocks; the checksum of a whole day guards them, not a chain.
    public override string? ChainChecksum(ProductionMonitoring record, ReadOnlySpan<byte> content) => null;

    private static double? ScoreOf(ProductionMonitoring record) => record.MonitoringType switch
    {
        MonitoringType.Performance => record.Performance?.Lighthouse?.Performance,
        MonitoringType.Constitutional => record.Constitutional?.ComplianceScore,
        _ => null,
    };

    private static int? FindingsOf(ProductionMonitoring record) => record.MonitoringType switch
    {
        MonitoringType.Accessibility => record.Accessibility?.AxeResults?.Violations,

        // Without an audit the list is empty too; only what was found is known.
        MonitoringType.Security when record.Security is { Vulnerabilities.Count: > 0 } security => security.Vulnerabilities.Count,
        _ => null,
    };
}
