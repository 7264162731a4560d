namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>What is known of the ways back.</summary>
/// <param name="IsFirstDeployment">Whether nothing was ever deployed, so that there is nothing to return to.</param>
/// <param name="HasRollbackRelease">Whether a release of an earlier successful deployment is there to return to.</param>
/// <param name="HasBackup">Whether a backup exists; null when that is not known.</param>
/// <param name="LastCommit">Commit of the last successful deployment; null when there was none.</param>
public sealed record PreservationFacts(bool IsFirstDeployment, bool HasRollbackRelease, bool? HasBackup, string? LastCommit);
