using System.Diagnostics;
using System.Globalization;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Bench;

/// <summary>
/// Processor time of one uptime request against Prometheus' blackbox_exporter, which PRODUCTIONOPS_BENCH_BLACKBOX names; both ask the same
/// nginx on loopback.
/// </summary>
internal sealed class ProbeBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const int Probes = 400;
    private const double Target = 1;

    public string Verb => "probe";

    public string Description => "processor time of one uptime request against blackbox_exporter; target: at most its time";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_BLACKBOX") is not { Length: > 0 } exporter)
        {
            Console.Error.WriteLine("Install blackbox_exporter ('apt-get install prometheus-blackbox-exporter') and name it in PRODUCTIONOPS_BENCH_BLACKBOX.");
            return 1;
        }

        using var folder = new BenchFolder();
        using var nginx = await BenchNginx.StartAsync(folder, cancellationToken);
        var settings = folder.In("blackbox.yml");
        await File.WriteAllTextAsync(settings, "modules: { http: { prober: http, timeout: 10s, http: { preferred_ip_protocol: ip4, no_follow_redirects: false } } }", cancellationToken);
        var port = BenchNginx.FreePort();
        using var peer = Process.Start(new ProcessStartInfo(exporter, [$"--config.file={settings}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]))!;
        try
        {
            return await CompareAsync(nginx.Address, new Uri($"http://127.0.0.1:{port}/probe?module=http&target={Uri.EscapeDataString(nginx.Address.AbsoluteUri)}"), peer, cancellationToken);
        }
        finally
        {
            peer.Kill();
            await peer.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<int> CompareAsync(Uri site, Uri question, Process peer, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        await BenchNginx.WaitAsync(question, cancellationToken);
        var (own, other) = (new List<double>(), new List<double>());
        for (var round = -2; round < Rounds; round++)
        {
            var (ours, theirs) = (await OwnAsync(site, cancellationToken), await PeerAsync(http, question, peer, cancellationToken));
            if (round < 0) continue;
            own.Add(ours);
            other.Add(theirs);
        }

        var (median, peerMedian) = (new Statistics(own).Median, new Statistics(other).Median);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"processor time a request: {median:0.000} ms ({own.Min():0.000} to {own.Max():0.000}); blackbox_exporter {peerMedian:0.000} ms ({other.Min():0.000} to {other.Max():0.000}); ratio {median / peerMedian:0.00} (medians of {Rounds}, {Probes} requests each); target {Target}"));
        return median <= Target * peerMedian ? 0 : 1;
    }

    private static async Task<double> OwnAsync(Uri site, CancellationToken cancellationToken)
    {
        var probe = new HttpProbe(TimeProvider.System);
        var target = new ProbeTarget(site);
        using var self = Process.GetCurrentProcess();
        var begin = self.TotalProcessorTime;
        for (var i = 0; i < Probes; i++)
        {
            if ((await probe.RunAsync(target, cancellationToken)).Failure is { } failure) throw new InvalidOperationException(failure.Message);
        }

        self.Refresh();
        return (self.TotalProcessorTime - begin).TotalMilliseconds / Probes;
    }

    private static async Task<double> PeerAsync(HttpClient http, Uri question, Process peer, CancellationToken cancellationToken)
    {
        peer.Refresh();
        var begin = peer.TotalProcessorTime;
        for (var i = 0; i < Probes; i++)
        {
            var metrics = await http.GetStringAsync(question, cancellationToken);
            if (!metrics.Contains("probe_success 1", StringComparison.Ordinal)) throw new InvalidOperationException("The probe of blackbox_exporter failed.");
        }

        peer.Refresh();
        return (peer.TotalProcessorTime - begin).TotalMilliseconds / Probes;
    }
}
