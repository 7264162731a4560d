using System.Diagnostics;
using System.Globalization;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Bench;

/// <summary>
/// A new release of a site of which 77 files changed and every time is new, against rsync that compares content and links. Ours
/// includes all that a deployment does with the files: hashing the site, the manifest, hashing the files that are linked, and
/// flushing the release to the disk. rsync flushes nothing and writes no manifest.
/// </summary>
internal sealed class ReleaseBenchmark : IBenchmark
{
    private const int Rounds = 11;
    private const int ChangedFiles = 77;
    private const double Target = 0.8;
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly PhysicalFileSystem _files = new();
    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public string Verb => "release";

    public string Description => "new release of 4,700 files (242 MB), 77 changed, to a directory; peer: rsync -a -c --link-dest";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (_processes.Find("rsync") is null) throw new OperationException("ProgramNotFound", ErrorKind.Unavailable, "Install rsync.");
        var folder = Directory.CreateTempSubdirectory("productionops-bench-").FullName;
        try
        {
            return await MeasureAsync(folder, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> MeasureAsync(string folder, CancellationToken cancellationToken)
    {
        var site = new SampleSite(Path.Combine(folder, "dist"));
        site.Write();
        var peer = Path.Combine(folder, "rsync");
        Directory.CreateDirectory(peer);
        var target = new DirectoryTarget(_files, Path.Combine(folder, "ours"), "bench", DeploymentStrategy.Atomic);
        List<Measurement> ours = [], theirs = [];
        for (var round = 0; round <= Rounds; round++)
        {
            site.Rebuild(round, ChangedFiles, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(round));
            var own = () => TimeAsync(() => ReleaseAsync(site, target, round, cancellationToken), cancellationToken);
            var other = () => TimeAsync(() => RsyncAsync(site, peer, round, cancellationToken), cancellationToken);
            // Taking turns in who goes first spreads what one leaves in the caches.
            var (first, second) = round % 2 == 0 ? (own, other) : (other, own);
            var (firstTime, secondTime) = (await first(), await second());
            // The first round copies everything; it is the state that the others start from.
            if (round == 0) continue;
            ours.Add(round % 2 == 0 ? firstTime : secondTime);
            theirs.Add(round % 2 == 0 ? secondTime : firstTime);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round,2}: ours {ours[^1].Wall,7:0} ms   rsync {theirs[^1].Wall,7:0} ms"));
        }

        return Report(ours, theirs);
    }

    private static int Report(IReadOnlyCollection<Measurement> own, IReadOnlyCollection<Measurement> other)
    {
        var (ours, theirs) = (new Statistics(own.Select(each => each.Wall)), new Statistics(other.Select(each => each.Wall)));
        var (ourCpu, theirCpu) = (new Statistics(own.Select(each => each.Cpu)), new Statistics(other.Select(each => each.Cpu)));
        var ratio = ours.Median / theirs.Median;
        Console.WriteLine($"ours   {ours}   hash + manifest + links checked by hash + flush to disk + switch");
        Console.WriteLine($"rsync  {theirs}   -a -c --link-dest, no flush");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time: ours {ourCpu.Median:0} ms, rsync {theirCpu.Median:0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio  {ratio:0.00} (target at most {Target:0.0})"));
        return ratio <= Target ? 0 : 1;
    }

    private async Task<Measurement> TimeAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        // Neither pays for what the other, or the rebuild, left to be written.
        await _processes.RunAsync(new ProcessRequest("sync", []), cancellationToken);
        var cpu = CpuClock.Read();
        var begin = Stopwatch.GetTimestamp();
        await work();
        return new Measurement(Stopwatch.GetElapsedTime(begin).TotalMilliseconds, CpuClock.Read() - cpu);
    }

    private async Task ReleaseAsync(SampleSite site, DirectoryTarget target, int round, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"20260101-0000{round:00}-deployment");
        var content = await new ManifestBuilder(_files, TimeProvider.System)
            .BuildAsync(new ManifestRequest(site.Directory, id, Commit), SilentReporter.Instance, cancellationToken);
        await target.StageAsync(content, cancellationToken);
        await target.ActivateAsync(id, cancellationToken);
    }

    private async Task RsyncAsync(SampleSite site, string peer, int round, CancellationToken cancellationToken)
    {
        var destination = Path.Combine(peer, round.ToString(CultureInfo.InvariantCulture));
        List<string> arguments = ["-a", "-c", "--no-times"];
        if (round > 0) arguments.Add("--link-dest=" + Path.Combine(peer, (round - 1).ToString(CultureInfo.InvariantCulture)));
        var result = await _processes.RunAsync(
            new ProcessRequest("rsync", [.. arguments, site.Directory + "/", destination + "/"]), cancellationToken);
        if (!result.Succeeded) throw new OperationException("PeerFailed", ErrorKind.Failed, result.LastLine);
    }

    private readonly record struct Measurement(double Wall, double Cpu);
}
