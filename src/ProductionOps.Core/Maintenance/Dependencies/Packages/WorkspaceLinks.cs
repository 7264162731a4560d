using ProductionOps.Files;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>npm tells what is outdated in a workspace only where it is linked, and nothing is installed yet when that is asked.</summary>
internal static class WorkspaceLinks
{
    public static void Create(IFileSystem files, NpmProject project)
    {
        foreach (var entry in project.Locked.Entries.Where(entry => entry.LinkTarget is not null && project.Manifests.ContainsKey(entry.LinkTarget)))
        {
            var path = Path.Combine(project.Directory, entry.Path);
            files.CreateDirectory(Path.GetDirectoryName(path)!);
            files.CreateSymbolicLink(path, Path.Combine(project.Directory, entry.LinkTarget!));
        }
    }
}
