using System.Text.Json.Serialization;

namespace ProductionOps.Store.Integrity;

/// <summary>What is wrong, or worth knowing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntegrityProblem>))]
public enum IntegrityProblem
{
    /// <summary>A record cannot be read.</summary>
    [JsonStringEnumMemberName("record-damaged")]
    RecordDamaged,

    /// <summary>A record does not follow the schema of its kind.</summary>
    [JsonStringEnumMemberName("record-invalid")]
    RecordInvalid,

    /// <summary>A record is not what the store wrote.</summary>
    [JsonStringEnumMemberName("record-changed")]
    RecordChanged,

    /// <summary>A record has no sequence.</summary>
    [JsonStringEnumMemberName("record-unordered")]
    RecordUnordered,

    /// <summary>Two records have one identifier.</summary>
    [JsonStringEnumMemberName("duplicate-id")]
    DuplicateId,

    /// <summary>Two records have one place in the order.</summary>
    [JsonStringEnumMemberName("duplicate-sequence")]
    DuplicateSequence,

    /// <summary>A record does not follow the one before it.</summary>
    [JsonStringEnumMemberName("chain-broken")]
    ChainBroken,

    /// <summary>A record is dated in the future.</summary>
    [JsonStringEnumMemberName("future-date")]
    FutureDate,

    /// <summary>Records refer to a deployment that the store does not know.</summary>
    [JsonStringEnumMemberName("unknown-deployment")]
    UnknownDeployment,

    /// <summary>An index is not what the store wrote.</summary>
    [JsonStringEnumMemberName("index-damaged")]
    IndexDamaged,

    /// <summary>An index does not tell of files as they are now.</summary>
    [JsonStringEnumMemberName("index-outdated")]
    IndexOutdated,

    /// <summary>The note of where the last writer left off is not what the store wrote.</summary>
    [JsonStringEnumMemberName("head-damaged")]
    HeadDamaged,

    /// <summary>The summary of a day is not what the store wrote.</summary>
    [JsonStringEnumMemberName("rollup-damaged")]
    RollupDamaged,

    /// <summary>The summary of a day is not that of its records.</summary>
    [JsonStringEnumMemberName("rollup-outdated")]
    RollupOutdated,

    /// <summary>An archive is not what the store wrote.</summary>
    [JsonStringEnumMemberName("archive-damaged")]
    ArchiveDamaged,

    /// <summary>A record and its archived copy are about different things.</summary>
    [JsonStringEnumMemberName("archive-differs")]
    ArchiveDiffers,

    /// <summary>The notes of what retention removed are not what the store wrote.</summary>
    [JsonStringEnumMemberName("tombstones-damaged")]
    TombstonesDamaged,

    /// <summary>The active configuration is not a version of the history.</summary>
    [JsonStringEnumMemberName("configuration-differs")]
    ConfigurationDiffers,

    /// <summary>No version of an environment is active.</summary>
    [JsonStringEnumMemberName("configuration-missing")]
    ConfigurationMissing,

    /// <summary>The version of a configuration is not a semantic version.</summary>
    [JsonStringEnumMemberName("version-invalid")]
    VersionInvalid,

    /// <summary>Two configurations have one version.</summary>
    [JsonStringEnumMemberName("version-duplicate")]
    VersionDuplicate,

    /// <summary>Nothing was measured for a time, so that what happened is unknown.</summary>
    [JsonStringEnumMemberName("monitoring-gap")]
    MonitoringGap,

    /// <summary>A writer was stopped and left a part of its work.</summary>
    [JsonStringEnumMemberName("temporary-file")]
    TemporaryFile,

    /// <summary>The store does not know what this is.</summary>
    [JsonStringEnumMemberName("unknown-file")]
    UnknownFile,

    /// <summary>Something else has the name of a file of the store.</summary>
    [JsonStringEnumMemberName("not-a-file")]
    NotAFile,

    /// <summary>A document of an operation is not what the store wrote.</summary>
    [JsonStringEnumMemberName("state-damaged")]
    StateDamaged,

    /// <summary>A document belongs to a deployment that is not there.</summary>
    [JsonStringEnumMemberName("state-orphaned")]
    StateOrphaned,

    /// <summary>The document that says what the store is, is not what the store wrote.</summary>
    [JsonStringEnumMemberName("store-damaged")]
    StoreDamaged,

    /// <summary>Others than the owner can reach files of the store.</summary>
    [JsonStringEnumMemberName("too-accessible")]
    TooAccessible,
}
