using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Kills;

/// <summary>Kills a process at each change of each scenario, and then one after another on one store, as long as there is time.</summary>
internal static class KillPart
{
    private const int Together = 4;

    public static async Task RunAsync(FaultRun run)
    {
        using var folder = FastFolder.Create();
        var runs = new List<(KillRun Run, long Changes)>();
        foreach (var scenario in run.Scenarios)
        {
            var one = new KillRun(await PreparedScenario.PrepareAsync(scenario), run.Child, Path.Combine(folder.Path, scenario.Name), run.Report);
            runs.Add((one, await one.CountAsync()));
        }

        run.Report.WriteLine("changes of the disk: " + string.Join(", ", runs.Select(one => $"{one.Run.Name} {one.Changes}")));
        var random = new Random(run.Seed);
        var places = runs.SelectMany(one => KillRun.PlacesOf(one.Changes).Select(place => (one.Run, Place: place))).ToArray();
        random.Shuffle(places);
        if (!await run.ForEachAsync(places, one => one.Run.KillAsync(one.Place))) return;
        await run.ForEachAsync(Endless(runs, random), one => one.Run.KillAsync(one.Places));
    }

    private static IEnumerable<(KillRun Run, (long Change, KillMoment Moment)[] Places)> Endless(List<(KillRun Run, long Changes)> runs, Random random)
    {
        while (true)
        {
            foreach (var (run, changes) in runs)
            {
                yield return (run, [.. Enumerable.Range(0, Together).Select(_ => (random.NextInt64(1, changes + 1), (KillMoment)random.Next(3)))]);
            }
        }
    }
}
