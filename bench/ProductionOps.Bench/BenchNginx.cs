using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProductionOps.Bench;

/// <summary>A real nginx on loopback with one page.</summary>
internal sealed class BenchNginx : IDisposable
{
    private readonly Process _process;

    private BenchNginx(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<BenchNginx> StartAsync(BenchFolder folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.In("site"));
        await File.WriteAllTextAsync(folder.In("site/index.html"), $"<title>Bench</title>{new string('.', 8 * 1024)}", cancellationToken);
        var port = FreePort();
        await File.WriteAllTextAsync(folder.In("nginx.conf"), Configuration(folder.Path, port), cancellationToken);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-c", folder.In("nginx.conf"), "-e", folder.In("start.log")]))!;
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        await WaitAsync(address, cancellationToken);
        return new BenchNginx(process, address);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something answers.</summary>
    public static async Task WaitAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(address, cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Configuration(string folder, int port) => $$"""
        daemon off;
        worker_processes 1;
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/error.log;
        events { }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
            server { listen 127.0.0.1:{{port}}; root {{folder}}/site; }
        }
        """;
}
