using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Makes findings.</summary>
internal static class Found
{
    /// <summary>The remedy for what repair mends.</summary>
    public const string Repair = "Run Repair-ProductionStore (prodops store repair).";

    /// <summary>The remedy for what only a copy from elsewhere mends.</summary>
    public const string Restore = "Restore it from a backup or from version control; Repair-ProductionStore (prodops store repair) sets it aside.";

    public static IntegrityFinding Error(IntegrityProblem problem, string location, string message, string remedy, string? recordId = null) =>
        Make(IntegritySeverity.Error, problem, location, message, remedy, recordId);

    public static IntegrityFinding Warning(IntegrityProblem problem, string location, string message, string remedy, string? recordId = null) =>
        Make(IntegritySeverity.Warning, problem, location, message, remedy, recordId);

    public static IntegrityFinding Information(IntegrityProblem problem, string location, string message, string remedy, string? recordId = null) =>
        Make(IntegritySeverity.Information, problem, location, message, remedy, recordId);

    private static IntegrityFinding Make(
        IntegritySeverity severity, IntegrityProblem problem, string location, string message, string remedy, string? recordId) => new()
        {
            Severity = severity,
            Problem = problem,
            RecordId = recordId,
            Location = location,
            Message = message,
            Remedy = remedy,
        };
}
