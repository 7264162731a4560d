using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A real nginx on loopback that serves one page over TLS only, with headers that protect its readers.</summary>
internal sealed class SecureSite : IDisposable
{
    private readonly NginxProgram _nginx;

    private SecureSite(NginxProgram nginx, int port)
    {
        _nginx = nginx;
        Address = new Uri($"https://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    public static async Task<SecureSite> StartAsync(Workplace place, X509Certificate2 certificate)
    {
        NginxProgram.SkipUnlessInstalled();
        using var key = certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? certificate.GetRSAPrivateKey()!;
        place.Write("nginx/site.crt", certificate.ExportCertificatePem());
        place.Write("nginx/site.key", key.ExportPkcs8PrivateKeyPem());
        place.Write("nginx/site/index.html", "<!doctype html><html lang=en><title>Harbour</title><h1>Harbour</h1>");
        var port = FreePort.Next();
        return new SecureSite(await NginxProgram.StartAsync(place, "nginx", port, Server(place.PathOf("nginx")), "ssl"), port);
    }

    /// <summary>Lets the programs of a workplace trust whom an authority has signed.</summary>
    public static void Trust(Workplace place, X509Certificate2 root)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux does a variable say whom a program trusts.");
        place.Write("trusted.pem", root.ExportCertificatePem());
        place.Variables["SSL_CERT_FILE"] = place.PathOf("trusted.pem");
    }

    public void Dispose() => _nginx.Dispose();

    // The lowest level of OpenSSL lets the server show a key that its clients should refuse.
    private static string Server(string folder) => $$"""
        ssl_protocols TLSv1.2 TLSv1.3;
        ssl_ciphers ECDHE+AESGCM:@SECLEVEL=0;
        ssl_certificate "{{folder}}/site.crt";
        ssl_certificate_key "{{folder}}/site.key";
        root "{{folder}}/site";
        add_header Strict-Transport-Security "max-age=63072000" always;
        add_header X-Content-Type-Options nosniff always;
        add_header X-Frame-Options DENY always;
        """;
}
