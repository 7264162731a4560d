using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Maintenance runs.</summary>
internal sealed class MaintenanceFormat : RecordFormat<MaintenanceAutomation, MaintenanceEntry>
{
    private readonly EnumLiterals<MaintenanceStatus> _statuses = new();
    private readonly EnumLiterals<DeploymentEnvironment> _environments = new();
    private readonly EnumLiterals<MaintenanceType> _types = new();

    public override RecordKind Kind => RecordKind.Maintenance;

    public override JsonTypeInfo<MaintenanceAutomation> RecordType => ProductionJson.Default.MaintenanceAutomation;

    public override JsonTypeInfo<IndexLine<MaintenanceEntry>> LineType => StoreJson.Compact.MaintenanceLine;

    public override JsonTypeInfo<IndexSnapshot<MaintenanceEntry>> SnapshotType => StoreJson.Compact.MaintenanceSnapshot;

    public override StoredIdentity IdentityOf(MaintenanceAutomation record) =>
        new(record.MaintenanceId, record.Sequence, record.PreviousChecksum);

    public override MaintenanceAutomation WithIdentity(MaintenanceAutomation record, StoredIdentity identity, DateTimeOffset now) =>
        record with
        {
            MaintenanceId = identity.Id,
            Sequence = identity.Sequence,
            PreviousChecksum = identity.PreviousChecksum,
            SchemaVersion = record.SchemaVersion ?? SchemaVersion,
        };

    // A maintenance says when it is due, not when it was planned, so that comes from its identifier, if it has one, or the clock.
    public override DateTimeOffset InstantOf(MaintenanceAutomation record, DateTimeOffset now) =>
        RecordId.TryParse(record.MaintenanceId, out var id) && id.Kind == RecordKind.Maintenance ? id.Second : now;

    public override MaintenanceEntry EntryOf(MaintenanceAutomation record, string checksum, long length) => new()
    {
        MaintenanceId = record.MaintenanceId,
        ScheduledTime = record.ScheduledTime,
        ExecutedTime = record.ExecutedTime,
        CompletedTime = record.CompletedTime,
        Environment = record.Environment ?? DeploymentEnvironment.Production,
        Automated = record.Automated,
        Recurring = record.Recurring ?? false,
        UserImpact = record.ImpactAssessment?.UserImpact,
        MaintenanceType = record.MaintenanceType,
        Priority = record.Priority,
        Status = record.Status,
        Success = record.Results?.Success,
        Sequence = record.Sequence ?? 0,
        Checksum = checksum,
        Length = length,
    };

    public override string ChecksumOf(MaintenanceEntry entry) => entry.Checksum;

    public override string IdOf(MaintenanceEntry entry) => entry.MaintenanceId;

    public override long SequenceOf(MaintenanceEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(MaintenanceEntry entry) => new()
    {
        Id = entry.MaintenanceId,
        Sequence = entry.Sequence,
        Timestamp = entry.ScheduledTime,
        Environment = _environments.Of(entry.Environment ?? DeploymentEnvironment.Production),
        Status = _statuses.Of(entry.Status),
        Type = _types.Of(entry.MaintenanceType),
    };

    // When a maintenance is due says nothing of when it was written.
    public override DateTimeOffset WrittenAt(MaintenanceEntry entry) => RecordId.Parse(entry.MaintenanceId, RecordKind.Maintenance).Second;

    public override string ChainChecksum(MaintenanceAutomation record, ReadOnlySpan<byte> content) => FactsChecksum(writer =>
    {
        writer.WriteString("maintenanceId", record.MaintenanceId);
        if (record.Sequence is { } sequence) writer.WriteNumber("sequence", sequence);
        writer.WriteString("maintenanceType", _types.Of(record.MaintenanceType));
        writer.WriteBoolean("automated", record.Automated);
        if (record.PreviousChecksum is { } previous) writer.WriteString("previousChecksum", previous);
    });
}
