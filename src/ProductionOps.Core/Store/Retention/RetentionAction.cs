using System.Text.Json.Serialization;

namespace ProductionOps.Store.Retention;

/// <summary>What retention does with an item.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetentionAction>))]
public enum RetentionAction
{
    /// <summary>It stays as it is.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>It is moved to an archive and can still be read.</summary>
    [JsonStringEnumMemberName("archive")]
    Archive,

    /// <summary>It is removed.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,
}
