using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Makes the TLS connection of a probe, always verified, and says in words what is wrong with a certificate.</summary>
internal sealed class ProbeSecurity(ProbeTarget target, ProbeTimings timings, TimeProvider time)
{
    /// <summary>How TLS is negotiated and verified.</summary>
    /// <param name="host">Name that the certificate must be for; null for that of the request.</param>
    public SslClientAuthenticationOptions Options(string? host) => new()
    {
        TargetHost = host,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        CertificateChainPolicy = Policy(),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Validate(host ?? target.Url.IdnHost, certificate, chain, errors),
    };

    public async Task<SslStream> SecureAsync(Stream connection, string host, CancellationToken cancellationToken)
    {
        var since = timings.Begin("negotiating TLS");
        var secured = new SslStream(connection, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(Options(host), cancellationToken);
            timings.Secured(since);
            return secured;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            await secured.DisposeAsync();
            timings.Secured(since);
            throw new ProbeException(timings.CertificateFailure ?? new ProbeFailure(ProbeFailureKind.TlsFailed, $"TLS failed: {(exception.InnerException ?? exception).Message}"), exception);
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    // A missing intermediate certificate is a fault that visitors meet, so it is not fetched from elsewhere.
    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().LocalDateTime,
        };
        if (target.TrustedRoots is not { } roots) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private bool Validate(string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var chained = chain?.ChainElements.Select(element => element.Certificate).ToArray() ?? [];
        if (chained.Length > 0) timings.CertificateExpiry = chained.Min(one => (DateTimeOffset)one.NotAfter.ToUniversalTime());
        if (errors != SslPolicyErrors.None) timings.CertificateFailure = Describe(host, certificate as X509Certificate2, chain, errors);
        return errors == SslPolicyErrors.None;
    }

    private ProbeFailure Describe(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return new ProbeFailure(ProbeFailureKind.TlsFailed, "the server showed no certificate");
        var late = chain?.ChainElements.Select(element => element.Certificate).FirstOrDefault(one => !IsCurrent(one));
        if (late is not null) return OutOfTime(late);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return new ProbeFailure(ProbeFailureKind.CertificateNameMismatch, $"the certificate is not for {host} but for {Names(certificate)}");
        var reasons = chain?.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal) ?? [];
        return new ProbeFailure(ProbeFailureKind.CertificateUntrusted, $"the certificate of {host} is not trusted: {string.Join("; ", reasons)}");
    }

    private bool IsCurrent(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime();
    }

    private ProbeFailure OutOfTime(X509Certificate2 certificate)
    {
        var isEarly = certificate.NotBefore.ToUniversalTime() > time.GetUtcNow().UtcDateTime;
        var moment = (isEarly ? certificate.NotBefore : certificate.NotAfter).ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        return new ProbeFailure(
            ProbeFailureKind.CertificateExpired,
            isEarly ? $"the certificate {certificate.Subject} is not valid before {moment}" : $"the certificate {certificate.Subject} expired on {moment}");
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(5)
            .ToArray();
        return names.Length > 0 ? string.Join(", ", names) : certificate.Subject;
    }
}
