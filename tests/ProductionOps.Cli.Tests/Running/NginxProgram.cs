using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A real nginx of a test's own on loopback.</summary>
internal sealed class NginxProgram : IDisposable
{
    private const string Path = "/usr/sbin/nginx";
    private readonly StartedProgram _program;
    private bool _isDisposed;

    private NginxProgram(StartedProgram program) => _program = program;

    public static void SkipUnlessInstalled() => Assert.SkipUnless(File.Exists(Path), "nginx is not installed (apt-get install nginx)");

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="place">Where it may write.</param>
    /// <param name="folder">The folder there that is its own.</param>
    /// <param name="port">The port that its server listens at.</param>
    /// <param name="server">The directives of its server but <c>listen</c>.</param>
    /// <param name="listen">Parameters of <c>listen</c>, such as <c>ssl</c>.</param>
    public static async Task<NginxProgram> StartAsync(Workplace place, string folder, int port, string server, string listen = "")
    {
        SkipUnlessInstalled();
        place.Write($"{folder}/nginx.conf", Configuration(place.PathOf(folder), $"listen 127.0.0.1:{port} {listen};\n{server}"));
        var program = new StartedProgram(new ProcessStartInfo(Path, ["-c", place.PathOf($"{folder}/nginx.conf"), "-e", place.PathOf($"{folder}/start.log")]));
        await WaitUntilListeningAsync(program.Process, port);
        return new NginxProgram(program);
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _program.Process.Kill(entireProcessTree: true);
        _program.Process.WaitForExit();
        _program.Dispose();
    }

    private static string Configuration(string folder, string server) => $$"""
        daemon off;
        worker_processes 1;
        pid "{{folder}}/nginx.pid";
        error_log "{{folder}}/error.log";
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events { worker_connections 64; }
        http {
            types { text/html html; }
            access_log off;
            log_format asked "$request $status";
            client_body_temp_path "{{folder}}/body";
            proxy_temp_path "{{folder}}/proxy";
            fastcgi_temp_path "{{folder}}/fastcgi";
            uwsgi_temp_path "{{folder}}/uwsgi";
            scgi_temp_path "{{folder}}/scgi";
            server {
                {{server}}
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
