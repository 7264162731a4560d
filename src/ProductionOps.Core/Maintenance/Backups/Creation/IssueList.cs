namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Collects what could not be taken as it is, from any thread, and warns of each.</summary>
internal sealed class IssueList(IOperationReporter reporter)
{
    private readonly Lock _lock = new();
    private readonly List<BackupIssue> _issues = [];

    public void Add(string path, BackupProblem problem, string message)
    {
        lock (_lock) _issues.Add(new BackupIssue(path, problem, message));
        reporter.Warning($"'{path}': {message}");
    }

    /// <summary>All so far, in ordinal order of the paths.</summary>
    public IReadOnlyList<BackupIssue> ToList()
    {
        lock (_lock) return [.. _issues.OrderBy(issue => issue.Path, StringComparer.Ordinal)];
    }
}
