using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>TLS as the probes use it: always verified, nothing fetched from elsewhere.</summary>
/// <param name="trustedRoots">Certificates that are trusted instead of those of this machine; null for those.</param>
internal sealed class OutgoingTls(X509Certificate2Collection? trustedRoots = null)
{
    /// <summary>How a connection is secured.</summary>
    /// <param name="host">Name that the certificate must be for; null for that of the request.</param>
    public SslClientAuthenticationOptions Options(string? host)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (trustedRoots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(trustedRoots);
        }

        return new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy };
    }
}
