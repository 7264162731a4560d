using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A real nginx on loopback that serves one page over TLS only, with headers that protect its readers.</summary>
internal sealed class SecureSite : IDisposable
{
    private const string Nginx = "/usr/sbin/nginx";
    private readonly StartedProgram _program;

    private SecureSite(StartedProgram program, int port)
    {
        _program = program;
        Address = new Uri($"https://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    public static async Task<SecureSite> StartAsync(Workplace place, X509Certificate2 certificate)
    {
        Assert.SkipUnless(File.Exists(Nginx), "nginx is not installed (apt-get install nginx)");
        using var key = certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? certificate.GetRSAPrivateKey()!;
        place.Write("nginx/site.crt", certificate.ExportCertificatePem());
        place.Write("nginx/site.key", key.ExportPkcs8PrivateKeyPem());
        place.Write("nginx/site/index.html", "<!doctype html><html lang=en><title>Harbour</title><h1>Harbour</h1>");
        var port = FreePort.Next();
        place.Write("nginx/nginx.conf", Configuration(place.PathOf("nginx"), port));
        var program = new StartedProgram(new ProcessStartInfo(Nginx, ["-c", place.PathOf("nginx/nginx.conf"), "-e", place.PathOf("nginx/start.log")]));
        await WaitUntilListeningAsync(program.Process, port);
        return new SecureSite(program, port);
    }

    public void Dispose()
    {
        _program.Process.Kill(entireProcessTree: true);
        _program.Process.WaitForExit();
        _program.Dispose();
    }

    // The lowest level of OpenSSL lets the server show a key that its clients should refuse.
    private static string Configuration(string folder, int port) => $$"""
        daemon off;
        worker_processes 1;
        pid "{{folder}}/nginx.pid";
        error_log "{{folder}}/error.log";
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events { worker_connections 64; }
        http {
            types { text/html html; }
            access_log off;
            client_body_temp_path "{{folder}}/body";
            proxy_temp_path "{{folder}}/proxy";
            fastcgi_temp_path "{{folder}}/fastcgi";
            uwsgi_temp_path "{{folder}}/uwsgi";
            scgi_temp_path "{{folder}}/scgi";
            server {
                listen 127.0.0.1:{{port}} ssl;
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_ciphers ECDHE+AESGCM:@SECLEVEL=0;
                ssl_certificate "{{folder}}/site.crt";
                ssl_certificate_key "{{folder}}/site.key";
                root "{{folder}}/site";
                add_header Strict-Transport-Security "max-age=63072000" always;
                add_header X-Content-Type-Options nosniff always;
                add_header X-Frame-Options DENY always;
            }
        }
        """;

    private static async Task WaitUntilListeningAsync(Process process, int port)
    {
        while (true)
        {
            Assert.False(process.HasExited, "nginx ended; see its error log");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }
}
