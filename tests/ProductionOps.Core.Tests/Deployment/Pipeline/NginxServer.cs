using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

/// <summary>A real nginx of the test's own on loopback.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly Process _process;

    private NginxServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<NginxServer> StartAsync(string workDirectory, string root)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/nginx"), "nginx is not installed (apt-get install nginx)");
        var port = FreePort.Next();
        Directory.CreateDirectory(workDirectory);
        var configuration = Path.Combine(workDirectory, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off;
            worker_processes 2;
            pid "{{workDirectory}}/nginx.pid";
            error_log "{{workDirectory}}/error.log";
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 1024; }
            http {
                include /etc/nginx/mime.types;
                access_log off;
                client_body_temp_path "{{workDirectory}}/body";
                proxy_temp_path "{{workDirectory}}/proxy";
                fastcgi_temp_path "{{workDirectory}}/fastcgi";
                uwsgi_temp_path "{{workDirectory}}/uwsgi";
                scgi_temp_path "{{workDirectory}}/scgi";
                server {
                    listen 127.0.0.1:{{port}};
                    root "{{root}}";
                    error_page 404 /404.html;
                }
            }
            """);
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-c", configuration, "-e", Path.Combine(workDirectory, "start.log")]))!;
        var url = new Uri($"http://127.0.0.1:{port}/");
        await WaitUntilListeningAsync(process, port);
        return new NginxServer(process, url);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

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
