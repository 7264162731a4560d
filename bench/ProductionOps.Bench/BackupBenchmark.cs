using System.Diagnostics;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Bench;

/// <summary>
/// Backing up, backing up again, verifying all data and restoring a site of 7,700 files, against restic. Each step of each contestant is a
/// process of its own, with its start, of the program as it is shipped; ours flushes to the disk what it restores, which restic does not.
/// </summary>
internal sealed class BackupBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private static readonly (string Step, double Target)[] Steps = [("first", 0.5), ("unchanged", 1.0 / 3), ("verify", 1.0), ("restore", 1.0)];

    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public string Verb => "backup";

    public string Description => "first and unchanged backup, verification and restore of 7,700 files (262 MB); peer: restic";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (_processes.Find("restic") is null) throw new OperationException("ProgramNotFound", ErrorKind.Unavailable, "Install restic.");
        var program = await new ShippedProgram(_processes).BuildAsync(cancellationToken);
        using var folder = new BenchFolder();
        var content = folder.In("site");
        new BackupContent(content).Write();
        // A project that holds a store and is a git repository is backed up without any configuration.
        Directory.CreateDirectory(Path.Combine(content, ".git"));
        var times = Steps.ToDictionary(step => step.Step, _ => (Ours: new List<double>(), Theirs: new List<double>()), StringComparer.Ordinal);
        var sizes = (Ours: 0L, Theirs: 0L);
        // A file that changed within two seconds before a backup is read again; that is not what is measured.
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            await PrepareAsync(folder, content, cancellationToken);
            foreach (var (step, _) in Steps)
            {
                var own = () => TimeAsync(OwnCommand(program, folder, content, step), cancellationToken);
                var other = () => TimeAsync(PeerCommand(folder, content, step), cancellationToken);
                var (first, second) = round % 2 == 0 ? (own, other) : (other, own);
                var (firstTime, secondTime) = (await first(), await second());
                times[step].Ours.Add(round % 2 == 0 ? firstTime : secondTime);
                times[step].Theirs.Add(round % 2 == 0 ? secondTime : firstTime);
            }

            sizes = (Size(Path.Combine(content, "production", "backups")), Size(folder.In("restic")));
        }

        return Report(times, sizes);
    }

    private static int Report(Dictionary<string, (List<double> Ours, List<double> Theirs)> times, (long Ours, long Theirs) sizes)
    {
        var met = true;
        foreach (var (step, target) in Steps)
        {
            var (ours, theirs) = (new Statistics(times[step].Ours), new Statistics(times[step].Theirs));
            var ratio = ours.Median / theirs.Median;
            met &= ratio <= target;
            Console.WriteLine($"{step,-10} ours   {ours}");
            Console.WriteLine($"{string.Empty,-10} restic {theirs}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Empty,-10} ratio  {ratio:0.00} (target at most {target:0.00})"));
        }

        var size = (double)sizes.Ours / sizes.Theirs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size       ours {sizes.Ours / 1e6:0.0} MB, restic {sizes.Theirs / 1e6:0.0} MB, ratio {size:0.00} (target at most 1.10)"));
        return met && size <= 1.1 ? 0 : 1;
    }

    private async Task PrepareAsync(BenchFolder folder, string content, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { Path.Combine(content, "production"), folder.In("restic"), folder.In("cache"), folder.In("ours restored"), folder.In("restic restored") })
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }

        await using var store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(content, "bench", cancellationToken);
        await RunAsync(new ProcessRequest("restic", ["init", "--quiet", "--repo", folder.In("restic")]) { Environment = PeerEnvironment(folder) }, cancellationToken);
    }

    private static ProcessRequest OwnCommand(string program, BenchFolder folder, string content, string step)
    {
        string[] arguments = step switch
        {
            "first" or "unchanged" => ["backup", "new", "--type", "incremental"],
            "verify" => ["backup", "test"],
            _ => ["backup", "restore", "--to", folder.In("ours restored")],
        };
        return new ProcessRequest(program, [.. arguments, "--store", content, "--quiet"]);
    }

    private static ProcessRequest PeerCommand(BenchFolder folder, string content, string step)
    {
        string[] arguments = step switch
        {
            "first" or "unchanged" => ["backup", "--exclude", Path.Combine(content, "production"), content],
            "verify" => ["check", "--read-data"],
            _ => ["restore", "latest", "--target", folder.In("restic restored")],
        };
        return new ProcessRequest("restic", ["--quiet", "--repo", folder.In("restic"), .. arguments]) { Environment = PeerEnvironment(folder) };
    }

    private static Dictionary<string, string> PeerEnvironment(BenchFolder folder) => new(StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty,
        ["RESTIC_PASSWORD"] = "bench",
        ["RESTIC_CACHE_DIR"] = folder.In("cache"),
    };

    private async Task<double> TimeAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        // Neither pays for what the other left to be written.
        await RunAsync(new ProcessRequest("sync", []), cancellationToken);
        var begin = Stopwatch.GetTimestamp();
        await RunAsync(request, cancellationToken);
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Path.GetFileNameWithoutExtension(request.Program),-20} {time,7:0} ms"));
        return time;
    }

    private async Task RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        var result = await _processes.RunAsync(request, cancellationToken);
        if (!result.Succeeded) throw new OperationException("BenchFailed", ErrorKind.Failed, $"{request.Program}: {result.Error}{result.Output}");
    }

    private static long Size(string directory) => new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
}
