using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>Makes directories that a web server under another account may read, and makes them durable.</summary>
internal sealed class PublicDirectory(IFileSystem files)
{
    /// <summary>Makes a directory and its missing parents; one that exists keeps its permissions.</summary>
    public void Ensure(string path)
    {
        if (files.DirectoryExists(path)) return;
        var parent = Path.GetDirectoryName(path);
        if (parent is { Length: > 0 }) Ensure(parent);
        files.CreatePublicDirectory(path);
        if (parent is { Length: > 0 }) files.FlushDirectory(parent);
    }
}
