using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Processes;
using ProductionOps.Testing.Content;

namespace ProductionOps.Bench;

/// <summary>
/// Checking a site of 10,000 pages: whether all planted faults are found and nothing else, and how long it takes beside linkinator and LinkChecker,
/// which are given the same site by nginx, with fragments checked. Each run is a process of its own, with its start.
/// </summary>
internal sealed class ContentBenchmark : IBenchmark
{
    private const int Faults = 300;
    private const int Rounds = 5;
    private const int PeerRounds = 3;
    private const double Target = 20;
    private static readonly int Pages = int.Parse(Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_PAGES") ?? "10000", CultureInfo.InvariantCulture);

    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public string Verb => "content";

    public string Description => "a site of 10,000 pages with 300 faults; peers: linkinator (PRODUCTIONOPS_BENCH_LINKINATOR) and LinkChecker (PRODUCTIONOPS_BENCH_LINKCHECKER)";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var exact = await ProveAsync(folder.In("full"), cancellationToken);
        var port = FreePort();
        var homepage = new Uri($"http://127.0.0.1:{port}/");
        var site = GeneratedSite.Write(folder.In("common"), Pages, Faults, homepage, commonOnly: true);
        var ours = new List<double>();
        await TimeAsync(Own(folder.In("common"), homepage), "ours (warming the cache)", cancellationToken);
        using var server = StartServer(folder, folder.In("common"), port);
        var peers = Peers(folder, homepage).Select(static peer => (Peer: peer, Times: new List<double>())).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await TimeAsync(Own(folder.In("common"), homepage), "ours", cancellationToken));
            foreach (var (peer, times) in peers.Where(each => round < each.Peer.Rounds)) times.Add(await TimeAsync(peer.Request, peer.Name, cancellationToken));
        }

        server.Kill();
        await server.WaitForExitAsync(cancellationToken);
        return Report(exact, site.Faults.Count, ours, peers) ? 0 : 1;
    }

    /// <summary>Writes the site that the peers are given, to look at.</summary>
    public static int WriteSite(string directory, string homepage)
    {
        Console.WriteLine($"{GeneratedSite.Write(directory, Pages, Faults, new Uri(homepage), commonOnly: true).Faults.Count} faults");
        return 0;
    }

    /// <summary>Ours, in this process; prints how much was found.</summary>
    public static async Task<int> RunStepAsync(string directory, string homepage, CancellationToken cancellationToken)
    {
        var found = await CheckAsync(directory, new Uri(homepage), cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count} findings, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
        return 0;
    }

    private static async Task<List<ContentFinding>> CheckAsync(string directory, Uri homepage, CancellationToken cancellationToken)
    {
        var validator = new ContentValidator(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), TimeProvider.System, SilentReporter.Instance);
        return await validator.ValidateAsync(new SiteCheckOptions { Directory = directory, Homepage = homepage }, null, cancellationToken).ToListAsync(cancellationToken);
    }

    private static async Task<bool> ProveAsync(string directory, CancellationToken cancellationToken)
    {
        var homepage = new Uri("https://museum.example/collection/");
        var site = GeneratedSite.Write(directory, Pages, Faults, homepage);
        var found = await CheckAsync(directory, homepage, cancellationToken);
        var told = found.Select(static finding => new PlantedFault(finding.Rule, finding.Page, finding.Element is null ? null : finding.Target)).ToHashSet();
        var right = site.Faults.Count(told.Contains);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Pages} pages, {site.Faults.Count} faults of {site.Kinds} kinds: {right} found, {found.Count - right} more told"));
        return right == site.Faults.Count && found.Count == right;
    }

    private static bool Report(bool isExact, int planted, List<double> ours, List<(Peer Peer, List<double> Times)> peers)
    {
        Console.WriteLine($"{planted} faults that all look for");
        var mine = new Statistics(ours);
        Console.WriteLine($"{"ours",-12} {mine}");
        var met = isExact;
        foreach (var (peer, times) in peers)
        {
            var theirs = new Statistics(times);
            met &= theirs.Median / mine.Median >= Target;
            Console.WriteLine($"{peer.Name,-12} {theirs}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Empty,-12} {theirs.Median / mine.Median:0} times ours (target at least {Target:0})"));
        }

        return met;
    }

    private List<Peer> Peers(BenchFolder folder, Uri homepage)
    {
        var peers = new List<Peer>();
        if (Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_LINKINATOR") is { } linkinator)
            peers.Add(new Peer("linkinator", new ProcessRequest(linkinator, [homepage.AbsoluteUri, "--recurse", "--check-fragments", "--format", "csv"]), PeerRounds));
        else Console.WriteLine("linkinator is left out: name it by PRODUCTIONOPS_BENCH_LINKINATOR=.../node_modules/.bin/linkinator.");
        if (Environment.GetEnvironmentVariable("PRODUCTIONOPS_BENCH_LINKCHECKER") is { } linkchecker)
        {
            File.WriteAllText(folder.In("linkcheckerrc"), "[checking]\nmaxrequestspersecond=1000000\nthreads=10\n[AnchorCheck]\n[filtering]\ncheckextern=0\n[output]\nlog=csv\nstatus=0\n");
            peers.Add(new Peer("LinkChecker", new ProcessRequest(linkchecker, ["--config", folder.In("linkcheckerrc"), homepage.AbsoluteUri]), 1));
        }
        else
        {
            Console.WriteLine("LinkChecker, which takes a quarter of an hour and more, is left out: name it by PRODUCTIONOPS_BENCH_LINKCHECKER=linkchecker.");
        }

        return peers;
    }

    private static Process StartServer(BenchFolder folder, string site, int port)
    {
        // LinkChecker asks faster than ten times a second only where the server says that it may. linkinator is busy with parsing for longer than
        // a server usually waits; connections that are closed meanwhile are links that it calls broken, and pages that it never reads.
        File.WriteAllText(folder.In("nginx.conf"), $$"""
            daemon off; worker_processes 1; pid {{folder.In("nginx.pid")}}; error_log {{folder.In("nginx.log")}}; user root;
            events { worker_connections 4096; }
            http {
              access_log off; keepalive_timeout 1h; keepalive_requests 1000000; send_timeout 1h; client_header_timeout 1h; types { text/html html; text/css css; image/png png; image/jpeg jpg; image/svg+xml svg; text/javascript js; }
              server { listen 127.0.0.1:{{port}}; root {{site}}; add_header LinkChecker allowed always; location / { try_files $uri $uri/index.html $uri.html =404; } }
            }
            """);
        return Process.Start("nginx", ["-c", folder.In("nginx.conf")]);
    }

    private static ProcessRequest Own(string directory, Uri homepage) =>
        new(Environment.ProcessPath!, [.. OwnProcess.Prefix(), "content-step", directory, homepage.AbsoluteUri]);

    private async Task<double> TimeAsync(ProcessRequest request, string name, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var result = await _processes.RunAsync(request with { OutputLimit = 256 * 1024 * 1024 }, cancellationToken);
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var told = lines.Length > 1 ? $"{lines.Count(static line => line.Contains("BROKEN", StringComparison.Ordinal) || line.Contains(";False;", StringComparison.Ordinal) || line.Contains("nchor", StringComparison.Ordinal))} lines of faults" : lines.FirstOrDefault();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-26} {time,9:0} ms  {told} (exit {result.ExitCode})"));
        return time;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Peer(string Name, ProcessRequest Request, int Rounds);
}
