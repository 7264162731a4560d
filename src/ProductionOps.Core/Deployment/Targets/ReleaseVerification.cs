using System.Collections.Concurrent;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>Reads every file of a release that is on this machine and compares it with a manifest.</summary>
internal sealed class ReleaseVerification(IFileSystem files, string directory)
{
    private readonly FileHasher _hasher = new(files);

    public IReadOnlyList<string> Compare(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new ConcurrentBag<string>();
        Walk(string.Empty, present, wrong);
        var options = new ParallelOptions { MaxDegreeOfParallelism = FileHasher.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(manifest.Files, options, file =>
        {
            if (!present.Contains(file.Path) || !IsWhole(file)) wrong.Add(file.Path);
        }));
        present.ExceptWith(manifest.Files.Select(file => file.Path));
        return [.. wrong.Concat(present).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private void Walk(string prefix, HashSet<string> present, ConcurrentBag<string> wrong)
    {
        foreach (var entry in files.Enumerate(Path.Combine(directory, prefix)))
        {
            var name = prefix + entry.Name;
            if (entry.Kind == FileEntryKind.Directory) Walk(name + "/", present, wrong);
            else if (entry.Kind == FileEntryKind.File) present.Add(name);
            else wrong.Add(name);
        }
    }

    private bool IsWhole(ReleaseFile file)
    {
        try
        {
            return _hasher.Hash(Path.Combine(directory, file.Path)).IsOf(file);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // Unreadable is as bad as changed: a server could not serve it either.
            return false;
        }
    }
}
