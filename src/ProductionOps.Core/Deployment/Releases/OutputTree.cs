using ProductionOps.Files;

namespace ProductionOps.Deployment.Releases;

/// <summary>
/// The files of a built site, and only files that belong to it: a link to a file within the site counts as that file; everything
/// that could bring in something from elsewhere is refused.
/// </summary>
/// <param name="files">The disk.</param>
internal sealed class OutputTree(IFileSystem files)
{
    private const char Undecodable = '\uFFFD';

    /// <summary>Paths relative to the directory, with forward slashes, in no order.</summary>
    public IReadOnlyList<string> List(string directory, IOperationReporter reporter)
    {
        if (!files.DirectoryExists(directory))
        {
            throw new OperationException(
                "BuildOutputMissing",
                ErrorKind.NotFound,
                $"The output directory '{directory}' does not exist. Check 'deployment.build.output' in the configuration, or build the site.",
                directory);
        }

        var found = new List<string>();
        try
        {
            Walk(new Root(directory, RealPath.Of(directory)), string.Empty, found, reporter);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Build", directory);
        }

        return found;
    }

    private void Walk(Root root, string prefix, List<string> found, IOperationReporter reporter)
    {
        foreach (var entry in files.Enumerate(Path.Combine(root.Directory, prefix)))
        {
            var name = prefix + entry.Name;
            if (entry.Name.Contains(Undecodable, StringComparison.Ordinal)) throw Unsafe(root, name, "has a name that is not valid UTF-8");
            if (entry.Name is ".git")
            {
                reporter.Warning($"'{name}' in the output is a git repository and is not released.");
                continue;
            }

            switch (entry.Kind)
            {
                case FileEntryKind.Directory:
                    Walk(root, name + "/", found, reporter);
                    break;
                case FileEntryKind.SymbolicLink:
                    CheckLink(root, name);
                    found.Add(name);
                    break;
                case FileEntryKind.File:
                    found.Add(name);
                    break;
                default:
                    throw Unsafe(root, name, "is neither a file nor a directory");
            }
        }
    }

    private void CheckLink(Root root, string name)
    {
        var path = Path.Combine(root.Directory, name);
        if (RealPath.Of(path) is not { } target) throw Unsafe(root, name, "is a symbolic link that leads nowhere");
        if (!IsBelow(target, root.Real!)) throw Unsafe(root, name, $"is a symbolic link that leads out of the output, to '{target}'");
        if (files.DirectoryExists(path)) throw Unsafe(root, name, "is a symbolic link to a directory");
        if (SpecialFile.Is(target)) throw Unsafe(root, name, "is a symbolic link to something that is not a file");
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static OperationException Unsafe(Root root, string name, string reason) => new(
        "BuildOutputUnsafe",
        ErrorKind.Forbidden,
        $"'{name}' in the output {reason}. Only files of the site itself are released; remove it, or have the build copy what it stands for.",
        Path.Combine(root.Directory, name));

    private sealed record Root(string Directory, string? Real);
}
