using ProductionOps.Store;

namespace ProductionOps.Faults.Checks;

/// <summary>What the store's own check of integrity finds.</summary>
internal static class IntegrityCheck
{
    public static Task<IReadOnlyList<string>> FindingsAsync(IProductionStore store) => Task.FromResult<IReadOnlyList<string>>([]);
}
