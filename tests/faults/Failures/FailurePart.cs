using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Failures;

/// <summary>Each step of each scenario fails in each way.</summary>
internal static class FailurePart
{
    public static async Task RunAsync(FaultRun run)
    {
        var prepared = new List<PreparedScenario>();
        foreach (var scenario in run.Scenarios) prepared.Add(await PreparedScenario.PrepareAsync(scenario));

        // Every step of every way in turn, so that a run that is too short has tried something of all of them.
        var open = prepared.SelectMany(one => FailureMode.All.Select(mode => (Run: new FailureRun(one, run.Report), Mode: mode))).ToList();
        for (var step = 1; open.Count > 0; step++)
        {
            var still = new System.Collections.Concurrent.ConcurrentBag<(FailureRun Run, FailureMode Mode)>();
            if (!await run.ForEachAsync(open, async one =>
            {
                if (await one.Run.TryAsync(one.Mode, step)) still.Add(one);
            }))
            {
                return;
            }

            open = [.. still];
        }
    }
}
