using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A real nginx on loopback that passes requests for any host on to one site, and writes down what it was asked.</summary>
internal sealed class ForwardProxy : IDisposable
{
    private readonly NginxProgram _nginx;
    private readonly string _log;

    private ForwardProxy(NginxProgram nginx, int port, string log)
    {
        _nginx = nginx;
        _log = log;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    /// <summary>The request lines and the statuses of the answers.</summary>
    public IReadOnlyList<string> Asked => File.ReadAllLines(_log);

    public static async Task<ForwardProxy> StartAsync(Workplace place, Uri site)
    {
        var port = FreePort.Next();
        var log = place.PathOf("proxy/asked.log");
        var server = $$"""
            access_log "{{log}}" asked;
            location / { proxy_pass {{site}}; proxy_set_header Host $host; }
            """;
        return new ForwardProxy(await NginxProgram.StartAsync(place, "proxy", port, server), port, log);
    }

    public void Dispose() => _nginx.Dispose();
}
