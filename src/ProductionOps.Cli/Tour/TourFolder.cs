namespace ProductionOps.Cli.Tour;

/// <summary>Where a tour takes place.</summary>
internal static class TourFolder
{
    /// <summary>Makes the folder, or takes an empty one.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="OperationException"><c>FolderNotEmpty</c>, <c>FolderNotUsable</c>.</exception>
    public static string Prepare(string? path)
    {
        if (path is null) return Directory.CreateTempSubdirectory("prodops-tour-").FullName;
        var folder = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(folder);
            if (!Directory.EnumerateFileSystemEntries(folder).Any()) return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(
                "FolderNotUsable", ErrorKind.PermissionDenied, $"'{folder}' cannot be used: {exception.Message}", folder, exception);
        }

        throw new OperationException(
            "FolderNotEmpty", ErrorKind.InvalidInput, $"'{folder}' is not empty. Name an empty folder, or one that does not exist.", folder);
    }
}
