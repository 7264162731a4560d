using ProductionOps.Files;

namespace ProductionOps.Maintenance.Content;

/// <summary>Finds the project that a built site belongs to.</summary>
internal static class ProjectOfSite
{
    private const int MostLevels = 6;

    /// <summary>The nearest directory at or above the site that is a project; null when there is none.</summary>
    public static string? Find(IFileSystem files, string site)
    {
        string? directory = Path.GetFullPath(site);
        for (var level = 0; level < MostLevels && directory is not null; level++, directory = Path.GetDirectoryName(directory))
        {
            if (files.FileExists(Path.Combine(directory, "package.json")) || files.DirectoryExists(Path.Combine(directory, "src", "pages")) || Path.Exists(Path.Combine(directory, ".git")))
                return directory;
        }

        return null;
    }
}
