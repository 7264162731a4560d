using System.Diagnostics;
using System.Globalization;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Bench;

/// <summary>The durable switch between two releases of the same site, for both local strategies.</summary>
internal sealed class RollbackBenchmark : IBenchmark
{
    private const int Rounds = 101;
    private const double Target = 50;
    private static readonly string[] Ids = ["20260101-000000-deployment", "20260101-000001-deployment"];

    public string Verb => "rollback";

    public string Description => "local switch to an earlier release; target: under 50 ms";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("productionops-bench-").FullName;
        try
        {
            var site = new SampleSite(Path.Combine(folder, "dist"));
            site.Write();
            var met = true;
            foreach (var strategy in new[] { DeploymentStrategy.Atomic, DeploymentStrategy.BlueGreen })
            {
                met &= await MeasureAsync(site, Path.Combine(folder, strategy.ToString()), strategy, cancellationToken);
            }

            return met ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(
        SampleSite site, string path, DeploymentStrategy strategy, CancellationToken cancellationToken)
    {
        var files = new PhysicalFileSystem();
        var target = new DirectoryTarget(files, path, "bench", strategy);
        foreach (var id in Ids)
        {
            var request = new ManifestRequest(site.Directory, id, new string('0', 40));
            var content = await new ManifestBuilder(files, TimeProvider.System).BuildAsync(request, SilentReporter.Instance, cancellationToken);
            await target.StageAsync(content, cancellationToken);
            await target.ActivateAsync(id, cancellationToken);
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            await target.ActivateAsync(Ids[round % 2], cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        var statistics = new Statistics(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{strategy,-10} {statistics}   flushed; target under {Target:0} ms"));
        return statistics.Median < Target;
    }
}
