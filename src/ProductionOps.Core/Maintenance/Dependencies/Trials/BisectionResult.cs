using ProductionOps.Maintenance.Dependencies.Planning;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>What a bisection found.</summary>
/// <param name="Kept">The groups with which the site is well, all together.</param>
/// <param name="Judgement">How it did with exactly these; null when none was kept.</param>
/// <param name="Guilty">The groups with which it is not.</param>
/// <param name="NotJudged">Groups for which no time was left.</param>
/// <param name="Attempts">How often the site was judged.</param>
internal sealed record BisectionResult(
    IReadOnlyList<UpdateGroup> Kept, Judgement? Judgement, IReadOnlyList<Guilty> Guilty, IReadOnlyList<UpdateGroup> NotJudged, int Attempts);
