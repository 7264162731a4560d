using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>Looks at the certificate of a server, whether it is good or not.</summary>
internal sealed class CertificateReader(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // MD5 and SHA-1 with RSA or ECDSA.
    private static readonly string[] WeakSignatures = ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1", "1.2.840.10040.4.3"];

    /// <summary>What the certificate is.</summary>
    /// <exception cref="SocketException">The server cannot be connected to.</exception>
    public async Task<CertificateFacts> ReadAsync(Uri site, X509Certificate2Collection? trustedRoots, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var timings = new ProbeTimings(time);
        var security = new ProbeSecurity(new ProbeTarget(site) { TrustedRoots = trustedRoots }, timings, time);
        X509Certificate2? shown = null;
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(site.IdnHost, site.Port, either.Token);
        try
        {
            var options = security.Options(site.IdnHost);
            var validate = options.RemoteCertificateValidationCallback!;
            options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
            {
                shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                return validate(sender, certificate, chain, errors);
            };
            await using var secured = new SslStream(client.GetStream());
            await secured.AuthenticateAsClientAsync(options, either.Token);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            timings.CertificateFailure ??= new ProbeFailure(ProbeFailureKind.TlsFailed, $"TLS failed: {(exception.InnerException ?? exception).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            timings.CertificateFailure = new ProbeFailure(ProbeFailureKind.Timeout, "the TLS handshake was not over in time");
        }

        return Describe(shown, timings);
    }

    private static CertificateFacts Describe(X509Certificate2? certificate, ProbeTimings timings)
    {
        var facts = new CertificateFacts { Failure = timings.CertificateFailure, ExpiryDate = timings.CertificateExpiry };
        if (certificate is null) return facts;
        using (certificate)
        {
            using var rsa = certificate.GetRSAPublicKey();
            using var ec = certificate.GetECDsaPublicKey();
            return facts with
            {
                Issuer = certificate.Issuer,
                KeyType = rsa is not null ? "RSA" : ec is not null ? "EC" : null,
                KeySize = rsa?.KeySize ?? ec?.KeySize,
                HasWeakSignature = WeakSignatures.Contains(certificate.SignatureAlgorithm.Value, StringComparer.Ordinal),
                Fingerprint = Convert.ToHexStringLower(certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256)),
            };
        }
    }
}
