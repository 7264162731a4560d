namespace ProductionOps.Maintenance.Backups;

/// <summary>Something that a backup could not take as it should.</summary>
/// <param name="Path">What it is about: name of the source and the path in it.</param>
/// <param name="Problem">What sort of problem.</param>
/// <param name="Message">What happened.</param>
public sealed record BackupIssue(string Path, BackupProblem Problem, string Message);
