namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>What a server accepts, as far as a client can see without its library's help.</summary>
internal sealed record TlsFacts
{
    /// <summary>Versions that it accepts, lowest first.</summary>
    public required IReadOnlyList<TlsVersion> Versions { get; init; }

    /// <summary>Bits of the strongest cipher.</summary>
    public int Strongest { get; init; }

    /// <summary>Bits of the weakest cipher.</summary>
    public int Weakest { get; init; }

    /// <summary>Whether it accepts a cipher with forward secrecy.</summary>
    public bool HasForwardSecrecy { get; init; }

    /// <summary>Whether it accepts a cipher with authenticated encryption.</summary>
    public bool HasAuthenticatedEncryption { get; init; }

    /// <summary>Whether it accepts RC4.</summary>
    public bool HasRc4 { get; init; }

    /// <summary>Whether it accepts triple DES.</summary>
    public bool HasTripleDes { get; init; }

    /// <summary>Whether it accepts a cipher that protects nothing.</summary>
    public bool HasBroken { get; init; }
}
