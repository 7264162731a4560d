using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>The device and the network that a page is measured with (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThrottlingProfile>))]
public enum ThrottlingProfile
{
    /// <summary>A phone on a slow mobile network.</summary>
    [JsonStringEnumMemberName("mobile")]
    Mobile,

    /// <summary>A desktop computer on a fast line.</summary>
    [JsonStringEnumMemberName("desktop")]
    Desktop,

    /// <summary>A desktop window on this machine and its network as they are.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
