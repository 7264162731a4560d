using ProductionOps.Files;

namespace ProductionOps.Deployment.Validation;

/// <summary>A file of a built site.</summary>
/// <param name="Path">Path relative to the output, with forward slashes.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="Length">Bytes.</param>
internal sealed record OutputFile(string Path, string FullPath, long Length)
{
    /// <summary>Every regular file of an output, in no order; links are not followed.</summary>
    public static IEnumerable<OutputFile> In(IFileSystem files, string output)
    {
        var pending = new Stack<string>([""]);
        while (pending.TryPop(out var directory))
        {
            foreach (var entry in files.Enumerate(System.IO.Path.Combine(output, directory)))
            {
                var path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
                if (entry.Kind == FileEntryKind.Directory) pending.Push(path);
                if (entry.Kind == FileEntryKind.File) yield return new OutputFile(path, System.IO.Path.Combine(output, path), entry.Length);
            }
        }
    }
}
