using System.Security.Cryptography.X509Certificates;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>What a probe asks, and which answer it expects.</summary>
/// <param name="Url">Address.</param>
public sealed record ProbeTarget(Uri Url)
{
    /// <summary>Time within which the whole answer must arrive, redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Status codes that are expected.</summary>
    public IReadOnlyList<StatusRange> ExpectedStatus { get; init; } = [StatusRange.Success];

    /// <summary>Text that the answer must contain; null for none.</summary>
    public string? ExpectedText { get; init; }

    /// <summary>Redirects that are followed at most.</summary>
    public int MaximumRedirects { get; init; } = 10;

    /// <summary>Which addresses of the host are asked; both is two probes.</summary>
    public ProbeAddressFamily AddressFamily { get; init; }

    /// <summary>Proxy that is asked instead of the host itself; null for none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Certificates that are trusted instead of those of this machine; null for those.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }
}
