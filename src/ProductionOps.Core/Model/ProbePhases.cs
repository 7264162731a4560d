namespace ProductionOps.Model;

/// <summary>
/// Phases of a request (an addition to the specification), over all redirects. A phase that did not take place, or that a proxy hides, is
/// absent.
/// </summary>
public sealed record ProbePhases : ModelObject
{
    /// <summary>Milliseconds to resolve the name.</summary>
    public double? Dns { get; init; }

    /// <summary>Milliseconds to connect.</summary>
    public double? Connect { get; init; }

    /// <summary>Milliseconds of the TLS handshake.</summary>
    public double? Tls { get; init; }

    /// <summary>Milliseconds from the start to the first byte of the last answer.</summary>
    public double? FirstByte { get; init; }

    /// <summary>Milliseconds from the start to the last byte.</summary>
    public double? Complete { get; init; }
}
