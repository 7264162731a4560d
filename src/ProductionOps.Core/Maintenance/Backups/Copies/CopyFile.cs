namespace ProductionOps.Maintenance.Backups.Copies;

/// <summary>A file of a repository. Its content never changes under its name.</summary>
/// <param name="Path">Path relative to the repository, with slashes.</param>
/// <param name="Length">Bytes.</param>
internal sealed record CopyFile(string Path, long Length);
