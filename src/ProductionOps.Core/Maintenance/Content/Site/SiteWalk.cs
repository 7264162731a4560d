using ProductionOps.Files;

namespace ProductionOps.Maintenance.Content.Site;

/// <summary>Lists the files of a built site. Symbolic links are followed as long as they stay in the site and do not lead in a circle.</summary>
/// <param name="files">The disk.</param>
/// <param name="root">Full path of the site.</param>
internal sealed class SiteWalk(IFileSystem files, string root)
{
    private const char Undecodable = '\uFFFD';
    private readonly string _realRoot = RealPath.Of(root) ?? root;
    private readonly List<(string Path, long Length)> _found = [];

    /// <summary>What is wrong with names and links.</summary>
    public List<ContentFinding> Findings { get; } = [];

    /// <summary>The files, in ordinal order of their paths.</summary>
    public IReadOnlyList<SiteFile> List(CancellationToken cancellationToken)
    {
        Walk(string.Empty, isLinked: false, cancellationToken);
        _found.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return [.. _found.Select(static (file, id) => new SiteFile(id, file.Path, file.Length, SiteFile.KindOf(file.Path)))];
    }

    private void Walk(string directory, bool isLinked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<FileEntry> entries;
        try
        {
            entries = [.. files.Enumerate(Path.Combine(root, directory)).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception) && directory.Length > 0)
        {
            Add(ContentRules.FileUnreadable, directory.TrimEnd('/'), $"The directory cannot be listed: {exception.Message}");
            return;
        }

        foreach (var entry in entries) Visit(directory + entry.Name, entry, isLinked, cancellationToken);
    }

    private void Visit(string path, FileEntry entry, bool isLinked, CancellationToken cancellationToken)
    {
        if (entry.Name == ".git") return;
        if (entry.Name.Contains(Undecodable, StringComparison.Ordinal))
        {
            Add(ContentRules.FileNameInvalid, path, "The name is not valid UTF-8.");
            return;
        }

        switch (entry.Kind)
        {
            case FileEntryKind.Directory:
                Walk(path + "/", isLinked, cancellationToken);
                break;
            case FileEntryKind.SymbolicLink:
                Follow(path, isLinked, cancellationToken);
                break;
            case FileEntryKind.File:
                _found.Add((path, entry.Length));
                break;
            default:
                Add(ContentRules.FileUnreadable, path, "It is neither a file nor a directory.");
                break;
        }
    }

    private void Follow(string path, bool isLinked, CancellationToken cancellationToken)
    {
        var full = Path.Combine(root, path);
        if (RealPath.Of(full) is not { } target)
        {
            Add(ContentRules.LinkedFileMissing, path, "The symbolic link leads nowhere, or in a circle.");
            return;
        }

        if (!IsWithin(target, _realRoot))
        {
            Add(ContentRules.LinkedFileOutside, path, $"The symbolic link leads out of the site, to '{target}'.");
            return;
        }

        if (!files.DirectoryExists(target))
        {
            if (files.Find(target) is { Kind: FileEntryKind.File } file) _found.Add((path, file.Length));
            else Add(ContentRules.FileUnreadable, path, "The symbolic link leads to something that is no file.");
            return;
        }

        // A link to a directory above itself would never end, and links within a linked directory would multiply.
        if (isLinked || IsWithin(Path.Combine(_realRoot, path), target)) Add(ContentRules.LinkedFileMissing, path, $"The symbolic link leads in a circle, to '{target}'.");
        else Walk(path + "/", isLinked: true, cancellationToken);
    }

    private void Add(ContentRule rule, string path, string message) =>
        Findings.Add(new ContentFinding { Severity = rule.Severity, Rule = rule.Id, Page = path, Message = message, Hint = rule.Hint });

    private static bool IsWithin(string path, string directory) =>
        path == directory || path.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
