namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>A package as a lock file has it.</summary>
/// <param name="Path">Where it is installed, such as <c>node_modules/a/node_modules/b</c>; the directory of a workspace; empty for the project itself.</param>
/// <param name="Version">Its version; null when the lock file names none, as for links.</param>
internal sealed record LockEntry(string Path, string? Version)
{
    private const string Folder = "node_modules/";

    /// <summary>Ranges by name of what it needs at run time; of a workspace and the project also at development time.</summary>
    public IReadOnlyDictionary<string, string> Dependencies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ranges by name of the packages that whoever uses it must have; those that may be missing are left out.</summary>
    public IReadOnlyDictionary<string, string> Peers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Directory of the workspace that it is a link to; null when it is none.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Name that it is required by.</summary>
    public string Name => Path.LastIndexOf(Folder, StringComparison.Ordinal) is >= 0 and var at ? Path[(at + Folder.Length)..] : Path;

    /// <summary>Whether it is the project itself or a workspace of it.</summary>
    public bool IsOwn => !Path.Contains(Folder, StringComparison.Ordinal);
}
