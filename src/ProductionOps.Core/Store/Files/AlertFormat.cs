using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Alerts. In queries the status is <c>open</c>, <c>acknowledged</c> or <c>resolved</c>.</summary>
internal sealed class AlertFormat : RecordFormat<MonitoringAlert, AlertEntry>
{
    private readonly EnumLiterals<MonitoringType> _types = new();

    public override bool IsChained => false;

    public override RecordKind Kind => RecordKind.Alert;

    public override JsonTypeInfo<MonitoringAlert> RecordType => ProductionJson.Default.MonitoringAlert;

    public override JsonTypeInfo<IndexLine<AlertEntry>> LineType => StoreJson.Compact.AlertLine;

    public override JsonTypeInfo<IndexSnapshot<AlertEntry>> SnapshotType => StoreJson.Compact.AlertSnapshot;

    public override StoredIdentity IdentityOf(MonitoringAlert record) => new(record.AlertId, record.Sequence, PreviousChecksum: null);

    public override MonitoringAlert WithIdentity(MonitoringAlert record, StoredIdentity identity, DateTimeOffset now) => record with
    {
        AlertId = identity.Id,
        Sequence = identity.Sequence,
        SchemaVersion = record.SchemaVersion ?? SchemaVersion,
    };

    public override DateTimeOffset InstantOf(MonitoringAlert record, DateTimeOffset now) => record.TriggeredAt;

    public override AlertEntry EntryOf(MonitoringAlert record, string checksum, long length) => new()
    {
        AlertId = record.AlertId,
        Type = record.Type,
        Severity = record.Severity,
        Title = record.Title,
        TriggeredAt = record.TriggeredAt,
        AcknowledgedAt = record.AcknowledgedAt,
        ResolvedAt = record.ResolvedAt,
        Escalated = record.Escalated,
        Sequence = record.Sequence ?? 0,
        Checksum = checksum,
        Length = length,
    };

    public override string ChecksumOf(AlertEntry entry) => entry.Checksum;

    public override string IdOf(AlertEntry entry) => entry.AlertId;

    public override long SequenceOf(AlertEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(AlertEntry entry) => new()
    {
        Id = entry.AlertId,
        Sequence = entry.Sequence,
        Timestamp = entry.TriggeredAt,
        Environment = null,
        Status = StatusOf(entry),
        Type = _types.Of(entry.Type),
    };

    public override string? ChainChecksum(MonitoringAlert record, ReadOnlySpan<byte> content) => null;

    private static string StatusOf(AlertEntry entry)
    {
        if (entry.ResolvedAt is not null) return "resolved";
        return entry.AcknowledgedAt is null ? "open" : "acknowledged";
    }
}
