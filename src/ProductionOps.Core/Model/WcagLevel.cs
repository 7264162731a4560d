using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Conformance level of the Web Content Accessibility Guidelines.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WcagLevel>))]
public enum WcagLevel
{
    /// <summary>Level A.</summary>
    [JsonStringEnumMemberName("A")]
    A,

    /// <summary>Level AA.</summary>
    [JsonStringEnumMemberName("AA")]
    AA,

    /// <summary>Level AAA.</summary>
    [JsonStringEnumMemberName("AAA")]
    AAA,
}
