namespace ProductionOps.Model;

/// <summary>How requests leave this machine for a location (an addition to the specification).</summary>
public sealed record UptimeRoute : ModelObject
{
    /// <summary>Address of an http, socks4 or socks5 proxy at that place; absent to ask directly.</summary>
    public string? Proxy { get; init; }

    /// <summary>Which addresses are asked; any when absent.</summary>
    public ProbeAddressFamily? AddressFamily { get; init; }
}
