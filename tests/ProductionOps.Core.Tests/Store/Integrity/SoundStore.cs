using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

/// <summary>A store with something of every kind in it, in which nothing is wrong.</summary>
internal static class SoundStore
{
    public static async Task<TestStore> CreateAsync(bool isOptimized = true)
    {
        var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        await test.Store.Incidents.AddAsync(
            new UptimeIncident { IncidentId = string.Empty, StartTime = OldStore.Now.AddDays(-2), Description = "d" }, TestStore.Cancellation);
        if (isOptimized) await OldStore.OptimizeAsync(test.Store);
        return test;
    }

    /// <summary>What a check finds that is more than information.</summary>
    public static async Task<List<IntegrityFinding>> ProblemsAsync(IProductionStore store) =>
        [.. (await FindingsAsync(store)).Where(finding => finding.IsProblem && finding.Problem != IntegrityProblem.FutureDate)];

    public static async Task<List<IntegrityFinding>> FindingsAsync(IProductionStore store) =>
        await store.TestAsync(new IntegrityRequest(), TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
}
