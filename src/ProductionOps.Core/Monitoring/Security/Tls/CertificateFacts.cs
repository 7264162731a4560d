using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>What the certificate of a server is.</summary>
internal sealed record CertificateFacts
{
    /// <summary>What is wrong with it; null where it is trusted, in date and for this name.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>When the first of the chain ends; null when none was shown.</summary>
    public DateTimeOffset? ExpiryDate { get; init; }

    /// <summary>Who signed it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Algorithm of its key, RSA or EC; null for another one.</summary>
    public string? KeyType { get; init; }

    /// <summary>Bits of its key.</summary>
    public int? KeySize { get; init; }

    /// <summary>Whether it is signed with SHA-1 or worse.</summary>
    public bool HasWeakSignature { get; init; }

    /// <summary>SHA-256 of the certificate, in lower-case hexadecimal.</summary>
    public string? Fingerprint { get; init; }
}
