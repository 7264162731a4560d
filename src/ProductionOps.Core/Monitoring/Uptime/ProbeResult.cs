using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>What a probe saw.</summary>
public sealed record ProbeResult
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Why it failed; null when the answer was as expected.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>How long each phase took.</summary>
    public required ProbePhases Phases { get; init; }

    /// <summary>Status code of the last answer; null when there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Redirects that were followed.</summary>
    public int Redirects { get; init; }

    /// <summary>IP address of the last connection; null when there was none, or a proxy hides it.</summary>
    public string? Address { get; init; }

    /// <summary>IP addresses of the site that could not be connected to although another one could.</summary>
    public IReadOnlyList<string> FailedAddresses { get; init; } = [];

    /// <summary>When the first of the certificates ends; null without TLS or through a proxy.</summary>
    public DateTimeOffset? CertificateExpiry { get; init; }

    /// <summary>Bytes of the body, decompressed.</summary>
    public long Length { get; init; }
}
