using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Makes the actions that answer findings.</summary>
internal static class Mended
{
    public static RepairAction As(RepairStep step, IntegrityFinding finding, string reason) => new()
    {
        Step = step,
        Problem = finding.Problem,
        RecordId = finding.RecordId,
        Location = finding.Location,
        Reason = reason,
    };

    /// <summary>That nothing is done, and what a person can do.</summary>
    public static RepairAction Not(IntegrityFinding finding) => As(RepairStep.None, finding, $"{finding.Message} {finding.Remedy}");
}
