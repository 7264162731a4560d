using ProductionOps.Deployment.Releases;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// Fills the directory of a new release, several files at a time: a file whose content is there already becomes one more name of it,
/// after its content was hashed; everything else is copied and hashed on the way. All of it is on the disk when it ends.
/// </summary>
internal sealed class ReleaseCopy(IFileSystem files, ReleaseLayout layout, ReleaseContent content, KnownFiles known, string target)
{
    // Beyond this, one flush of the whole file system is cheaper than one for each file and directory.
    private const int FewFlushes = 64;

    private readonly FileHasher _hasher = new(files);
    private readonly string _directory = layout.Release(content.ReleaseId);
    private readonly System.Collections.Concurrent.ConcurrentBag<string> _written = [];

    public void Run(CancellationToken cancellationToken)
    {
        var manifest = content.Manifest;
        foreach (var file in manifest.Files) ReleasePath.Check(file.Path);
        CreateTop();
        var directories = CreateDirectories(manifest);
        var options = new ParallelOptions { MaxDegreeOfParallelism = FileHasher.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(manifest.Files, options, Place));
        cancellationToken.ThrowIfCancellationRequested();
        Flush(directories);
    }

    private void CreateTop()
    {
        new PublicDirectory(files).Ensure(layout.Releases);
        files.CreatePublicDirectory(_directory);
        files.FlushDirectory(layout.Releases);
    }

    private List<string> CreateDirectories(ReleaseManifest manifest)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var created = new List<string> { _directory };
        foreach (var file in manifest.Files)
        {
            // In ordinal order a file's directory is mostly that of the file before it, so this is one look-up a file.
            for (var end = ParentLength(file.Path, 0); end > 0; end = ParentLength(file.Path, end + 1))
            {
                var directory = file.Path[..end];
                if (!seen.Add(directory)) continue;
                var path = Path.Combine(_directory, directory);
                files.CreatePublicDirectory(path);
                created.Add(path);
            }
        }

        return created;
    }

    private static int ParentLength(string path, int start) => path.IndexOf('/', start);

    private void Place(ReleaseFile file)
    {
        var path = Path.Combine(_directory, file.Path);
        if (content.Generated.TryGetValue(file.Path, out var generated))
        {
            using var stream = new MemoryStream(generated.ToArray(), writable: false);
            Copy(stream, file, path, file.Path);
            return;
        }

        if (known.Find(file.Sha256) is { } existing && TryTake(existing, file, path)) return;
        if (file.KeptFrom is { } release) throw TargetErrors.KeptFileMissing(target, file.Path, release);
        var source = content.SourceOf(file);
        using var opened = OpenSource(source);
        Copy(opened, file, path, source);
    }

    private bool TryTake(string existing, ReleaseFile file, string path)
    {
        try
        {
            if (!_hasher.Hash(existing).IsOf(file)) return false;
            if (files.TryLink(existing, path)) return true;
            using var stream = files.OpenRead(existing);
            Copy(stream, file, path, existing);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // The older release is not whole; the file comes from the build, or else is reported as missing.
            return false;
        }
    }

    private Stream OpenSource(string source)
    {
        try
        {
            return files.OpenRead(source);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TargetErrors.ReleaseFileChanged(source);
        }
    }

    private void Copy(Stream source, ReleaseFile file, string path, string sourcePath)
    {
        using var destination = files.CreateNewPublic(path, file.Length);
        if (!FileHasher.Copy(source, destination).IsOf(file)) throw TargetErrors.ReleaseFileChanged(sourcePath);
        _written.Add(path);
    }

    private void Flush(List<string> directories)
    {
        if (_written.Count + directories.Count > FewFlushes && files.TryFlushFileSystem(_directory)) return;
        foreach (var path in _written) files.FlushFile(path);
        foreach (var path in directories) files.FlushDirectory(path);
    }
}
