using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>A finding, and what tells whether it was made of the same thing when it is made again.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Stamp">Of what it was made, such as length and time of a file.</param>
internal readonly record struct Observation(IntegrityFinding Finding, long Stamp)
{
    /// <summary>Whether somebody who writes at that moment can cause it, so that it needs a second look.</summary>
    public bool MayPass { get; init; } = true;

    /// <summary>A finding that nobody's writing at that moment can cause.</summary>
    public static Observation Lasting(IntegrityFinding finding) => new(finding, 0) { MayPass = false };
}
