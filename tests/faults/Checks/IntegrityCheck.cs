using ProductionOps.Store;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Faults.Checks;

/// <summary>What the store's own check of integrity finds.</summary>
internal static class IntegrityCheck
{
    // How the scenarios are made: no configuration is active at first, some records are dated in the future, and a process that goes on
    // after a kill numbers its versions as the one before it did. And caches that nobody flushes, which the power may take: whoever
    // needs them makes them anew.
    private static readonly HashSet<IntegrityProblem> Expected =
    [
        IntegrityProblem.ConfigurationMissing, IntegrityProblem.FutureDate, IntegrityProblem.HeadDamaged, IntegrityProblem.IndexDamaged,
        IntegrityProblem.VersionDuplicate,
    ];

    /// <summary>Everything that is more than information, each as a sentence.</summary>
    public static async Task<IReadOnlyList<string>> AllProblemsAsync(IProductionStore store) =>
        [.. (await FindingsAsync(store)).Select(Describe)];

    /// <summary>Everything of that which is not to be expected.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isInFlight">Whether a record was being replaced, so that it may have been announced as one thing and be another.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IProductionStore store, Func<string, bool> isInFlight) =>
        [.. (await FindingsAsync(store)).Where(finding => finding.Severity == IntegritySeverity.Error || !IsExpected(finding, isInFlight)).Select(Describe)];

    private static async Task<IReadOnlyList<IntegrityFinding>> FindingsAsync(IProductionStore store) =>
        await store.TestAsync(new IntegrityRequest { KeepOutcome = false }, CancellationToken.None).Where(finding => finding.IsProblem).ToListAsync();

    private static string Describe(IntegrityFinding finding) => $"{finding.Severity} {finding.Problem} at {finding.Location}: {finding.Message}";

    private static bool IsExpected(IntegrityFinding finding, Func<string, bool> isInFlight) => finding.Problem == IntegrityProblem.RecordChanged
        ? finding.RecordId is { } id && isInFlight(id)
        : Expected.Contains(finding.Problem);
}
