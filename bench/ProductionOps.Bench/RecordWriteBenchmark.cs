using System.Diagnostics;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store.Files;

namespace ProductionOps.Bench;

/// <summary>
/// Adding a record to the store against the least that makes a file durable: write, flush, rename, flush of the directory, of the
/// same bytes, in turn.
/// </summary>
internal sealed class RecordWriteBenchmark : IBenchmark
{
    private const int Rounds = 1000;
    private const double Target = 1.5;
    private static readonly int[] ExistingRecords = [0, 10_000];

    private readonly PhysicalFileSystem _files = new();

    public string Verb => "record-write";

    public string Description => "durable record write against bare write, fsync, rename, directory fsync; target: at most 1.5 times";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var met = true;
        foreach (var existing in ExistingRecords)
        {
            var folder = Directory.CreateTempSubdirectory("productionops-bench-").FullName;
            try
            {
                met &= await MeasureAsync(folder, existing, cancellationToken);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return met ? 0 : 1;
    }

    private async Task<bool> MeasureAsync(string folder, int existing, CancellationToken cancellationToken)
    {
        await using var store = await JsonFileStore.InitializeAsync(folder, "bench", _files, TimeProvider.System, cancellationToken);
        var bare = Directory.CreateDirectory(Path.Combine(folder, "bare")).FullName;
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        byte[] content = [];
        for (var i = 0; i < Math.Max(existing, 1); i++)
        {
            var added = await store.Deployments.AddAsync(Deployment(time.AddSeconds(i)), cancellationToken);
            if (i == 0) content = await File.ReadAllBytesAsync(Path.Combine(store.Address, "deployments", added.DeploymentId + ".json"), cancellationToken);
        }

        for (var i = 0; i < existing; i++) await File.WriteAllBytesAsync(Path.Combine(bare, $"existing-{i}.json"), content, cancellationToken);

        var recordTimes = new List<double>();
        var bareTimes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            WriteBare(bare, round, content);
            bareTimes.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);

            begin = Stopwatch.GetTimestamp();
            await store.Deployments.AddAsync(Deployment(time.AddDays(1).AddSeconds(round)), cancellationToken);
            recordTimes.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        var (record, peer) = (new Statistics(recordTimes), new Statistics(bareTimes));
        var ratio = record.Median / peer.Median;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{existing,6} existing: record {record.Median:0.000} ms, bare {peer.Median:0.000} ms, ratio {ratio:0.00} (medians of {Rounds}, {content.Length} bytes); target {Target}"));
        return ratio <= Target;
    }

    private void WriteBare(string directory, int round, byte[] content)
    {
        var temporary = Path.Combine(directory, ".tmp");
        using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, fileOffset: 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, Path.Combine(directory, $"{round}.json"), overwrite: true);
        _files.FlushDirectory(directory);
    }

    private static ProductionDeployment Deployment(DateTimeOffset time) => new()
    {
        DeploymentId = string.Empty,
        CommitHash = new string('a', 40),
        BranchName = "20260101-120000-feat-new-pages",
        Timestamp = time,
        Environment = DeploymentEnvironment.Production,
        DeployedBy = "bench",
        DeploymentUrl = "https://example.com/",
        BuildInfo = new BuildInfo
        {
            AstroVersion = "5.1.0",
            NodeVersion = "22.0.0",
            BuildTime = 12.5,
            BundleSize = new BundleSize { Javascript = 1, Css = 2, Assets = 3, Total = 6 },
            Optimizations = ["minification", "code-splitting", "modern-images", "compression"],
        },
        Warnings = [.. Enumerable.Range(0, 20).Select(i => $"A warning of the usual length that says what is wrong with page {i}.")],
    };
}
