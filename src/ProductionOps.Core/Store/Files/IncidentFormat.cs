using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Uptime incidents. In queries the type is the severity.</summary>
internal sealed class IncidentFormat : RecordFormat<UptimeIncident, IncidentEntry>
{
    private readonly EnumLiterals<IncidentStatus> _statuses = new();
    private readonly EnumLiterals<IncidentSeverity> _severities = new();

    public override bool IsChained => false;

    public override RecordKind Kind => RecordKind.Incident;

    public override JsonTypeInfo<UptimeIncident> RecordType => ProductionJson.Default.UptimeIncident;

    public override JsonTypeInfo<IndexLine<IncidentEntry>> LineType => StoreJson.Compact.IncidentLine;

    public override JsonTypeInfo<IndexSnapshot<IncidentEntry>> SnapshotType => StoreJson.Compact.IncidentSnapshot;

    public override StoredIdentity IdentityOf(UptimeIncident record) => new(record.IncidentId, record.Sequence, PreviousChecksum: null);

    public override UptimeIncident WithIdentity(UptimeIncident record, StoredIdentity identity, DateTimeOffset now) => record with
    {
        IncidentId = identity.Id,
        Sequence = identity.Sequence,
        SchemaVersion = record.SchemaVersion ?? SchemaVersion,
    };

    public override DateTimeOffset InstantOf(UptimeIncident record, DateTimeOffset now) => record.StartTime;

    public override IncidentEntry EntryOf(UptimeIncident record, string checksum, long length) => new()
    {
        IncidentId = record.IncidentId,
        StartTime = record.StartTime,
        EndTime = record.EndTime,
        Duration = record.Duration,
        Severity = record.Severity,
        Status = record.Status,
        Description = record.Description,
        Sequence = record.Sequence ?? 0,
        Checksum = checksum,
        Length = length,
    };

    public override string ChecksumOf(IncidentEntry entry) => entry.Checksum;

    public override string IdOf(IncidentEntry entry) => entry.IncidentId;

    public override long SequenceOf(IncidentEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(IncidentEntry entry) => new()
    {
        Id = entry.IncidentId,
        Sequence = entry.Sequence,
        Timestamp = entry.StartTime,
        Environment = null,
        Status = _statuses.Of(entry.Status),
        Type = _severities.Of(entry.Severity),
    };

    public override string? ChainChecksum(UptimeIncident record, ReadOnlySpan<byte> content) => null;
}
