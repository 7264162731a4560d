using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>The finding about the head of a kind.</summary>
internal static class HeadFinding
{
    /// <summary>That it is not as it was written.</summary>
    public static IntegrityFinding At(string location) => Found.Warning(
        IntegrityProblem.HeadDamaged, location, "It is not as it was written. The next writer reads the records instead.", Found.Repair);
}
