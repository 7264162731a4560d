using System.Text.Json.Serialization.Metadata;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Configuration versions.</summary>
internal sealed class ConfigurationFormat : RecordFormat<ProductionConfiguration, ConfigurationEntry>
{
    private readonly EnumLiterals<DeploymentEnvironment> _environments = new();

    public override RecordKind Kind => RecordKind.Config;

    public override JsonTypeInfo<ProductionConfiguration> RecordType => ProductionJson.Default.ProductionConfiguration;

    public override JsonTypeInfo<IndexLine<ConfigurationEntry>> LineType => StoreJson.Compact.ConfigurationLine;

    public override JsonTypeInfo<IndexSnapshot<ConfigurationEntry>> SnapshotType => StoreJson.Compact.ConfigurationSnapshot;

    public override StoredIdentity IdentityOf(ProductionConfiguration record) =>
        new(record.ConfigurationId, record.Sequence, record.PreviousChecksum);

    public override ProductionConfiguration WithIdentity(ProductionConfiguration record, StoredIdentity identity, DateTimeOffset now) =>
        record with
        {
            ConfigurationId = identity.Id,
            Sequence = identity.Sequence,
            PreviousChecksum = identity.PreviousChecksum,
            SchemaVersion = record.SchemaVersion ?? SchemaVersion,
            Timestamp = record.Timestamp ?? now,
        };

    public override DateTimeOffset InstantOf(ProductionConfiguration record, DateTimeOffset now) => record.Timestamp ?? now;

    public override ConfigurationEntry EntryOf(ProductionConfiguration record, string checksum, long length) => new()
    {
        ConfigurationId = record.ConfigurationId,
        Version = record.Version,
        Environment = record.Environment,
        Timestamp = record.Timestamp,
        Sequence = record.Sequence ?? 0,
        Checksum = checksum,
        Length = length,
    };

    public override string ChecksumOf(ConfigurationEntry entry) => entry.Checksum;

    public override string IdOf(ConfigurationEntry entry) => entry.ConfigurationId;

    public override long SequenceOf(ConfigurationEntry entry) => entry.Sequence;

    public override RecordFacts FactsOf(ConfigurationEntry entry) => new()
    {
        Id = entry.ConfigurationId,
        Sequence = entry.Sequence,
        Timestamp = entry.Timestamp ?? RecordId.Parse(entry.ConfigurationId, RecordKind.Config).Second,
        Environment = _environments.Of(entry.Environment),
        Status = null,
        Type = null,
    };

    // A version is never changed, so the whole file is chained.
    public override string ChainChecksum(ProductionConfiguration record, ReadOnlySpan<byte> content) => Checksum(content);
}
