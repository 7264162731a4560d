using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Monitoring;

/// <summary>A site behind a real nginx that can be stopped, and made to answer badly.</summary>
internal sealed class SwitchableSite : IAsyncDisposable
{
    /// <summary>Answers well.</summary>
    public const string Good = "location / { }";

    /// <summary>Takes two seconds for a page.</summary>
    public const string Slow = "location / { limit_rate 4k; }";

    /// <summary>Answers 500.</summary>
    public const string Broken = "location / { return 500; }";

    /// <summary>Answers 200 with another page.</summary>
    public const string Wrong = "location / { return 200 'Nothing here yet'; }";

    private readonly TemporaryFolder _folder;
    private readonly int _port = FreePort.Next();
    private readonly int _securePort = FreePort.Next();
    private Process? _process;

    private SwitchableSite(TemporaryFolder folder) => _folder = folder;

    public Uri Url => new($"http://127.0.0.1:{_port}/");

    /// <summary>The same site with a certificate that has expired.</summary>
    public Uri ExpiredUrl => new($"https://127.0.0.1:{_securePort}/");

    public static async Task<SwitchableSite> StartAsync(TemporaryFolder folder, CertificateAuthority authority)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/nginx"), "nginx is not installed (apt-get install nginx)");
        using var expired = authority.Issue(DateTimeOffset.UtcNow.AddDays(-90), DateTimeOffset.UtcNow.AddDays(-30), "127.0.0.1");
        folder.WriteText("expired.crt", expired.ExportCertificatePem());
        folder.WriteText("expired.key", ((AsymmetricAlgorithm)expired.GetECDsaPrivateKey()!).ExportPkcs8PrivateKeyPem());
        folder.WriteText("site/index.html", $"<title>Harbour</title>{new string('.', 8 * 1024)}");
        var site = new SwitchableSite(folder);
        await site.AnswerAsync(Good);
        return site;
    }

    /// <summary>Makes it answer in another way, starting it if it was stopped.</summary>
    public async Task AnswerAsync(string behaviour)
    {
        // A reload would leave a moment in which the old worker still answers.
        await StopAsync();
        _folder.WriteText("nginx.conf", Configuration(behaviour));
        _process = Process.Start("/usr/sbin/nginx", ["-c", _folder.At("nginx.conf"), "-e", _folder.At("start.log")]);
        await WaitUntilAnsweringAsync();
    }

    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;

        // A worker that is ending still takes connections, and resets them.
        await WaitUntilRefusedAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private string Configuration(string behaviour) => $$"""
        daemon off;
        worker_processes 1;
        pid "{{_folder.At("nginx.pid")}}";
        error_log "{{_folder.At("error.log")}}";
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events { }
        http {
            access_log off;
            client_body_temp_path "{{_folder.At("body")}}";
            proxy_temp_path "{{_folder.At("proxy")}}";
            fastcgi_temp_path "{{_folder.At("fastcgi")}}";
            uwsgi_temp_path "{{_folder.At("uwsgi")}}";
            scgi_temp_path "{{_folder.At("scgi")}}";
            server {
                listen 127.0.0.1:{{_port}};
                listen 127.0.0.1:{{_securePort}} ssl;
                ssl_certificate "{{_folder.At("expired.crt")}}";
                ssl_certificate_key "{{_folder.At("expired.key")}}";
                root "{{_folder.At("site")}}";
                location = /ready { return 204; }
                {{behaviour}}
            }
        }
        """;

    private async Task WaitUntilAnsweringAsync()
    {
        using var http = new HttpClient();
        while (true)
        {
            Assert.False(_process!.HasExited, "nginx ended; see its error log");
            try
            {
                using var response = await http.GetAsync(new Uri(Url, "ready"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task WaitUntilRefusedAsync()
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
                await Task.Yield();
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
            {
                if (exception.SocketErrorCode == SocketError.ConnectionRefused) return;
            }
        }
    }
}
