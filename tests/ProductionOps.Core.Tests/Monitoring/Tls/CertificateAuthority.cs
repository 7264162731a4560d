using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Core.Tests.Monitoring.Tls;

/// <summary>Signs certificates for the tests, good ones and others.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _root = SelfSigned("CN=Test root", Now.AddYears(-5), Now.AddYears(5));

    /// <summary>Who must be trusted for the certificates to be.</summary>
    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificate(_root.RawData)];

    /// <summary>A certificate for this machine, valid for a year.</summary>
    public X509Certificate2 Good() => Issue(Now.AddDays(-1), Now.AddYears(1), "localhost", "127.0.0.1");

    /// <summary>A certificate that is valid from one time to another, for names or addresses.</summary>
    public X509Certificate2 Issue(DateTimeOffset from, DateTimeOffset to, params string[] names) => Sign(_root, Request($"CN={names[0]}", isAuthority: false, names), from, to);

    /// <summary>A certificate of an intermediate authority, and that authority's own.</summary>
    public (X509Certificate2 Leaf, X509Certificate2 Intermediate) IssueThroughIntermediate(params string[] names)
    {
        var intermediate = Sign(_root, Request("CN=Test intermediate", isAuthority: true, []), Now.AddYears(-1), Now.AddYears(2));
        return (Sign(intermediate, Request($"CN={names[0]}", isAuthority: false, names), Now.AddDays(-1), Now.AddYears(1)), intermediate);
    }

    /// <summary>A certificate that nobody signed but its own key.</summary>
    public static X509Certificate2 SelfSigned(params string[] names)
    {
        var (request, key) = Request($"CN={names[0]}", isAuthority: false, names);
        using (key) return request.CreateSelfSigned(Now.AddDays(-1), Now.AddYears(1));
    }

    public void Dispose() => _root.Dispose();

    private static X509Certificate2 SelfSigned(string subject, DateTimeOffset from, DateTimeOffset to)
    {
        var (request, key) = Request(subject, isAuthority: true, []);
        using (key) return request.CreateSelfSigned(from, to);
    }

    private static X509Certificate2 Sign(X509Certificate2 issuer, (CertificateRequest Request, ECDsa Key) wanted, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = wanted.Key;
        using var certificate = wanted.Request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(12));
        return certificate.CopyWithPrivateKey(key);
    }

    private static (CertificateRequest Request, ECDsa Key) Request(string subject, bool isAuthority, IReadOnlyList<string> names)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        if (names.Count == 0) return (request, key);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (System.Net.IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        return (request, key);
    }
}
