using ProductionOps.Files;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>Finds all that is in the sources. Links are not followed.</summary>
internal sealed class SourceWalk(IFileSystem files, IssueList issues, CancellationToken cancellationToken)
{
    private const char Undecodable = '\uFFFD';

    private readonly List<FoundEntry> _found = [];

    /// <summary>Everything, in ordinal order of the paths.</summary>
    public IReadOnlyList<FoundEntry> List(IEnumerable<BackupSource> sources)
    {
        foreach (var source in sources) Visit(source, source.Name, source.Path, relative: string.Empty);
        _found.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return _found;
    }

    private void Visit(BackupSource source, string path, string fullPath, string relative)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Details(path, fullPath) is not { } details) return;
        switch (details.Kind)
        {
            case FileEntryKind.Other:
                issues.Add(path, BackupProblem.Skipped, "It is a pipe, a socket or a device.");
                return;
            case FileEntryKind.Directory:
                _found.Add(new FoundEntry(path, fullPath, details));
                VisitAll(source, path, fullPath, relative);
                return;
            default:
                _found.Add(new FoundEntry(path, fullPath, details));
                return;
        }
    }

    private void VisitAll(BackupSource source, string path, string fullPath, string relative)
    {
        foreach (var name in Children(path, fullPath))
        {
            if (relative.Length == 0 && source.OnlyTop?.Contains(name) == false) continue;
            var childRelative = relative + name;
            if (source.Exclude.Fits(childRelative, name)) continue;
            var childPath = $"{path}/{name}";
            if (name.Contains(Undecodable, StringComparison.Ordinal))
            {
                issues.Add(childPath, BackupProblem.Unreadable, "Its name is not valid UTF-8.");
                continue;
            }

            var childFullPath = Path.Combine(fullPath, name);
            if (source.Without.Contains(childFullPath, StringComparer.Ordinal)) continue;
            Visit(source, childPath, childFullPath, childRelative + "/");
        }
    }

    private List<string> Children(string path, string fullPath)
    {
        try
        {
            return [.. files.EnumerateNames(fullPath)];
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            issues.Add(path, BackupProblem.Unreadable, exception.Message);
            return [];
        }
    }

    private FileDetails? Details(string path, string fullPath)
    {
        try
        {
            // What is gone by now was deleted while the backup ran, and is not in it.
            return files.FindDetails(fullPath);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            issues.Add(path, BackupProblem.Unreadable, exception.Message);
            return null;
        }
    }
}
