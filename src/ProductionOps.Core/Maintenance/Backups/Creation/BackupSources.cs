using System.Text.RegularExpressions;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>What a backup takes.</summary>
/// <param name="files">The disk.</param>
internal sealed partial class BackupSources(IFileSystem files)
{
    /// <summary>Name of the store in a backup.</summary>
    public const string StoreName = "store";

    private const string SiteName = "site";

    // Locks and temporary files are of this moment; caches are made anew from the records.
    private static readonly PathPatterns StoreExclude =
        new(["/backups", ".lock*", ".tmp-*", ".head-*", "index.json", "index.ndjson", "day.ndjson"]);

    // Small, and what a new machine cannot work out.
    private static readonly HashSet<string> ConfigurationPaths = new(["configuration", "state", "store.json", ".gitignore"], StringComparer.Ordinal);

    // What a build or a package manager makes again, and files that hold secrets by custom.
    private static readonly string[] SiteExclude = ["node_modules", ".astro", ".cache", ".env", ".env.*"];

    /// <summary>The sources of a backup.</summary>
    /// <param name="type">Type of the backup.</param>
    /// <param name="storeRoot">The production directory.</param>
    /// <param name="configuration">The active configuration; null when there is none.</param>
    /// <exception cref="OperationException"><c>BackupSourceInvalid</c>: a name is not usable or there twice; <c>BackupSourceNotFound</c>.</exception>
    public IReadOnlyList<BackupSource> Of(BackupType type, string storeRoot, ProductionConfiguration? configuration)
    {
        var store = new BackupSource(StoreName, storeRoot, StoreExclude, []);
        if (type == BackupType.Configuration) return [store with { OnlyTop = ConfigurationPaths }];
        var project = Path.GetDirectoryName(storeRoot) ?? storeRoot;
        var settings = configuration?.Maintenance.Backup;
        var without = (settings?.Copies ?? [])
            .Where(copy => copy.Type == BackupCopyType.Directory)
            .Select(copy => Path.GetFullPath(copy.Path, project))
            .Prepend(storeRoot)
            .ToList();
        if (settings?.Sources is not { } configured) return IsRepository(project) ? [store, Site(project, configuration, without)] : [store];
        return Checked([store, .. configured.Select(source => new BackupSource(source.Name, Path.GetFullPath(source.Path, project), new PathPatterns(source.Exclude ?? []), without))]);
    }

    private bool IsRepository(string project) =>
        files.DirectoryExists(Path.Combine(project, ".git")) || files.FileExists(Path.Combine(project, ".git"));

    // What a build makes is made again; without a build command it is the site itself. What is served is a copy of it.
    private static BackupSource Site(string project, ProductionConfiguration? configuration, IReadOnlyList<string> without)
    {
        var deployment = configuration?.Deployment;
        var output = deployment?.Build is { Output.Length: > 0 } build && (build.Command.Count > 0 || build.Shell is not null)
            ? [Path.GetFullPath(build.Output, Path.GetFullPath(build.WorkingDirectory ?? ".", project))]
            : Array.Empty<string>();
        var served = (deployment?.Targets ?? []).Append(deployment?.Target)
            .Where(target => target is { Type: DeploymentTargetType.Directory, Path.Length: > 0 })
            .Select(target => Path.GetFullPath(target!.Path!, project));
        return new BackupSource(SiteName, project, new PathPatterns(SiteExclude), [.. without, .. output.Concat(served).Where(path => path != project)]);
    }

    private IReadOnlyList<BackupSource> Checked(IReadOnlyList<BackupSource> sources)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            if (!NamePattern.IsMatch(source.Name) || !names.Add(source.Name))
            {
                throw new OperationException(
                    "BackupSourceInvalid",
                    ErrorKind.InvalidInput,
                    $"'{source.Name}' in maintenance.backup.sources is not usable as a name: give each source its own, of letters, digits, '.', '_' and '-', other than '{StoreName}'.",
                    source.Name);
            }

            if (files.FindDetails(source.Path) is null)
            {
                throw new OperationException(
                    "BackupSourceNotFound",
                    ErrorKind.NotFound,
                    $"'{source.Path}', the source '{source.Name}' of maintenance.backup.sources, does not exist. Correct its path, or remove it.",
                    source.Path);
            }
        }

        return sources;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern { get; }
}
