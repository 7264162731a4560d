using System.Globalization;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Findings about the order of records.</summary>
internal static class OrderFindings
{
    /// <summary>That a record has no place in the order.</summary>
    public static IntegrityFinding Unordered(string location, string id) => Found.Information(
        IntegrityProblem.RecordUnordered,
        location,
        "It has no sequence, so another tool wrote it. It stands before all others.",
        "Import it with Import-ProductionRecord (prodops record import) into a store that does not have it, and it gets one.",
        id);

    /// <summary>That two records have one place.</summary>
    public static IntegrityFinding Duplicate(string location, string id, string other, long sequence) => Found.Warning(
        IntegrityProblem.DuplicateSequence,
        location,
        $"It has the sequence {sequence.ToString(CultureInfo.InvariantCulture)}, as {other} has: two copies of the store were written to, and then joined.",
        "Write to one of them only, and import the records of the other with Import-ProductionRecord (prodops record import).",
        id);
}
