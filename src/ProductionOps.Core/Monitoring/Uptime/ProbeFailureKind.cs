namespace ProductionOps.Monitoring.Uptime;

/// <summary>What kept a probe from getting the answer that it expected.</summary>
public enum ProbeFailureKind
{
    /// <summary>The name has no address.</summary>
    NameNotResolved,

    /// <summary>No address could be connected to.</summary>
    ConnectionFailed,

    /// <summary>The certificate is not valid at this time.</summary>
    CertificateExpired,

    /// <summary>The certificate is for another name.</summary>
    CertificateNameMismatch,

    /// <summary>The certificate is not signed, or not completely, by somebody who is trusted.</summary>
    CertificateUntrusted,

    /// <summary>The TLS handshake failed otherwise.</summary>
    TlsFailed,

    /// <summary>The answer was not complete in time.</summary>
    Timeout,

    /// <summary>The status code is not among those expected.</summary>
    UnexpectedStatus,

    /// <summary>The answer does not contain the expected text.</summary>
    TextMissing,

    /// <summary>It redirects in a circle, too often, or to nowhere.</summary>
    RedirectFailed,

    /// <summary>The headers or the body are larger than any page's.</summary>
    AnswerTooLarge,

    /// <summary>What came is not HTTP, or ended before its end.</summary>
    ProtocolError,
}
