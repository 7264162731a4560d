using ProductionOps.Files;

namespace ProductionOps.Maintenance.Optimization;

/// <summary>The files of a built site; links are not followed.</summary>
internal sealed class BuiltSite(IFileSystem files)
{
    /// <summary>All of them, in the order of their names.</summary>
    public IReadOnlyList<BuiltFile> List(string directory, CancellationToken cancellationToken) =>
        [.. Walk(directory, "", cancellationToken).OrderBy(static file => file.Name, StringComparer.Ordinal)];

    private IEnumerable<BuiltFile> Walk(string directory, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in files.Enumerate(directory))
        {
            var path = Path.Combine(directory, entry.Name);
            if (entry.Kind == FileEntryKind.File) yield return new BuiltFile(path, prefix + entry.Name, entry.Length, entry.Modified);
            else if (entry.Kind == FileEntryKind.Directory && entry.Name != ".git")
            {
                foreach (var file in Walk(path, $"{prefix}{entry.Name}/", cancellationToken)) yield return file;
            }
        }
    }
}
