namespace ProductionOps.Model;

/// <summary>Phases of a page load.</summary>
public sealed record LoadTime : ModelObject
{
    /// <summary>Milliseconds to resolve the name.</summary>
    public double? Dns { get; init; }

    /// <summary>Milliseconds to connect.</summary>
    public double? Connect { get; init; }

    /// <summary>Milliseconds of the TLS handshake (an addition to the specification).</summary>
    public double? Tls { get; init; }

    /// <summary>Milliseconds from the start to the first byte.</summary>
    public double? FirstByte { get; init; }

    /// <summary>Milliseconds from the start to the end of DOMContentLoaded.</summary>
    public double? DomLoad { get; init; }

    /// <summary>Milliseconds from the start to the end of the load event.</summary>
    public double? Complete { get; init; }
}
