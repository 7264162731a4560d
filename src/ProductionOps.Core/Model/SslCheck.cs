namespace ProductionOps.Model;

/// <summary>Outcome of a certificate check.</summary>
public sealed record SslCheck : ModelObject
{
    /// <summary>Whether the certificate is trusted, in date and for this name.</summary>
    public bool Valid { get; init; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset? ExpiryDate { get; init; }

    /// <summary>Grade of the part that a client can see.</summary>
    public string? Grade { get; init; }

    /// <summary>Versions of TLS that are accepted (an addition to the specification).</summary>
    public IReadOnlyList<string>? Protocols { get; init; }

    /// <summary>Who signed the certificate (an addition to the specification).</summary>
    public string? Issuer { get; init; }

    /// <summary>Bits of its key (an addition to the specification).</summary>
    public int? KeySize { get; init; }

    /// <summary>SHA-256 of the certificate, in lower-case hexadecimal (an addition to the specification).</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What keeps the grade from A+ (an addition to the specification).</summary>
    public IReadOnlyList<string>? Issues { get; init; }

    /// <summary>What a client cannot see and the grade therefore leaves out (an addition to the specification).</summary>
    public IReadOnlyList<string>? NotChecked { get; init; }
}
