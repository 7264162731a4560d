namespace ProductionOps.Model;

/// <summary>What one location saw (an addition to the specification).</summary>
public sealed record UptimeSample : ModelObject
{
    /// <summary>Where it was measured from.</summary>
    public required string Location { get; init; }

    /// <summary>Outcome; absent when it is unknown.</summary>
    public UptimeStatus? Status { get; init; }

    /// <summary>Why the site is not up; absent when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Milliseconds from before the request to the last byte of the answer.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>Status code of the last answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>IP address that answered.</summary>
    public string? Address { get; init; }

    /// <summary>When the certificate, or one that it depends on, ends; absent where there is none.</summary>
    public DateTimeOffset? CertificateExpiry { get; init; }

    /// <summary>Redirects that were followed.</summary>
    public int? Redirects { get; init; }

    /// <summary>Requests that it took to be sure.</summary>
    public int Attempts { get; init; }

    /// <summary>How long each phase took.</summary>
    public ProbePhases? Phases { get; init; }
}
