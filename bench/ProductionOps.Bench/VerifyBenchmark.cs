using System.Diagnostics;
using System.Globalization;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Bench;

/// <summary>Full verification of record files, with schema, index and summaries, and the bare hashes of two sha256sum at a time.</summary>
internal sealed class VerifyBenchmark : IBenchmark
{
    private const int Rounds = 5;

    public string Verb => "verify";

    public string Description => "full verification of 100,000 records; target: faster than sha256sum in two processes, which only hashes";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var records = Math.Min(100_000, MonitoringData.Records);
        await using var store = await MonitoringData.CreateAsync(folder.In("store"), records, cancellationToken);
        var (own, peer) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            var problems = 0;
            await foreach (var finding in store.TestAsync(new IntegrityRequest(), cancellationToken))
            {
                // The samples name a deployment that the generated store does not have, and nothing else is wrong with it.
                if (finding is { IsProblem: true, Problem: not IntegrityProblem.UnknownDeployment }) problems++;
            }

            var ownTime = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (problems > 0) throw new InvalidOperationException($"{problems} problems were found in a store that has none.");
            begin = Stopwatch.GetTimestamp();
            var hashed = Hash(store.Address);
            var peerTime = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (hashed < records) throw new InvalidOperationException($"sha256sum read {hashed} files.");

            // The first round fills the caches of the system and of the runtime.
            if (round == 0) continue;
            own.Add(ownTime);
            peer.Add(peerTime);
        }

        var ratio = new Statistics(own).Median / new Statistics(peer).Median;
        Console.WriteLine($"store, {records:N0} records  {new Statistics(own)}");
        Console.WriteLine($"sha256sum, two processes {new Statistics(peer)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {ratio:0.00} (target below 1.00)"));
        return ratio < 1 ? 0 : 1;
    }

    private static int Hash(string root)
    {
        var start = new ProcessStartInfo("sh", ["-c", "find \"$1\" -type f -name '*.json' -print0 | xargs -0 -P2 -n 500 sha256sum | wc -l", "sh", root])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? int.Parse(output, NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"sha256sum failed with {process.ExitCode}.");
    }
}
