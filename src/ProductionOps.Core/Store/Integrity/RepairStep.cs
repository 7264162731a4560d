using System.Text.Json.Serialization;

namespace ProductionOps.Store.Integrity;

/// <summary>What repair does about one thing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepairStep>))]
public enum RepairStep
{
    /// <summary>Nothing: it cannot be mended, or is for somebody to decide.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>A cache is made anew from the data.</summary>
    [JsonStringEnumMemberName("rebuild")]
    Rebuild,

    /// <summary>What is damaged is put back from a whole copy in the store; the damaged one is set aside.</summary>
    [JsonStringEnumMemberName("restore")]
    Restore,

    /// <summary>What is damaged is set aside, with the reason; nothing takes its place.</summary>
    [JsonStringEnumMemberName("quarantine")]
    Quarantine,

    /// <summary>What others have changed is taken as right.</summary>
    [JsonStringEnumMemberName("accept")]
    Accept,
}
