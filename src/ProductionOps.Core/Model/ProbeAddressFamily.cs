using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Which addresses of a host are asked (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProbeAddressFamily>))]
public enum ProbeAddressFamily
{
    /// <summary>The first that can be reached, as the system orders them.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>IPv4 only.</summary>
    [JsonStringEnumMemberName("ipv4")]
    Ipv4,

    /// <summary>IPv6 only.</summary>
    [JsonStringEnumMemberName("ipv6")]
    Ipv6,

    /// <summary>One request over IPv4 and one over IPv6; the site is degraded when only one of them succeeds.</summary>
    [JsonStringEnumMemberName("both")]
    Both,
}
