namespace ProductionOps.Deployment.Targets;

/// <summary>What a target holds.</summary>
/// <param name="ActiveReleaseId">The release that is served; null when there is none.</param>
/// <param name="ReleaseIds">Complete releases that are there, in ordinal order.</param>
/// <param name="UnfinishedReleaseIds">Releases whose staging was interrupted.</param>
public sealed record TargetState(
    string? ActiveReleaseId,
    IReadOnlyList<string> ReleaseIds,
    IReadOnlyList<string> UnfinishedReleaseIds);
