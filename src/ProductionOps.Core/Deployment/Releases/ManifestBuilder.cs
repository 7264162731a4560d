using System.Security.Cryptography;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Json;

namespace ProductionOps.Deployment.Releases;

/// <summary>Hashes a built site and makes a release of it.</summary>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
public sealed class ManifestBuilder(IFileSystem files, TimeProvider time)
{
    private readonly FileHasher _hasher = new(files);

    /// <summary>Reads every file once, several at a time. Nothing is written.</summary>
    /// <exception cref="OperationException"><c>BuildOutputMissing</c>; <c>BuildOutputUnsafe</c>: a link that leads out, or something
    /// that is neither file nor directory; <c>BuildAccessDenied</c>, <c>ReleaseFileChanged</c>: a file cannot be read.</exception>
    public Task<ReleaseContent> BuildAsync(ManifestRequest request, IOperationReporter reporter, CancellationToken cancellationToken) =>
        Task.Run(() => Build(request, reporter, cancellationToken), cancellationToken);

    private ReleaseContent Build(ManifestRequest request, IOperationReporter reporter, CancellationToken cancellationToken)
    {
        var marker = Marker(request);
        var names = new OutputTree(files)
            .List(request.Directory, reporter)
            .Where(name => name != LiveMarker.Path)
            .ToArray();
        var hashed = Hash(request.Directory, names, cancellationToken);
        hashed.Add(new ReleaseFile
        {
            Path = LiveMarker.Path,
            Length = marker.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(marker)),
        });
        if (request.KeepAssetsOf is { } previous)
        {
            hashed.AddRange(KeptAssets.Of(previous, hashed.Select(file => file.Path).ToHashSet(StringComparer.Ordinal)).ToArray());
        }

        hashed.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        WarnOfCase(hashed, reporter);
        return new ReleaseContent(request.Directory, Manifest(request, hashed))
        {
            Generated = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [LiveMarker.Path] = marker },
        };
    }

    private ReleaseManifest Manifest(ManifestRequest request, IReadOnlyList<ReleaseFile> hashed) => new()
    {
        ReleaseId = request.ReleaseId,
        CreatedAt = time.GetUtcNow(),
        CommitHash = request.CommitHash,
        Checksum = ReleaseChecksum.Of(hashed),
        Files = hashed,
    };

    private List<ReleaseFile> Hash(string directory, string[] names, CancellationToken cancellationToken)
    {
        var result = new ReleaseFile[names.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = FileHasher.Parallelism, CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.For(0, names.Length, options, index => result[index] = Hash(directory, names[index])));
        return [.. result];
    }

    private ReleaseFile Hash(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        try
        {
            var hash = _hasher.Hash(path);
            return new ReleaseFile { Path = name, Length = hash.Length, Sha256 = hash.Sha256 };
        }
        catch (FileNotFoundException exception)
        {
            throw new OperationException(
                "ReleaseFileChanged",
                ErrorKind.Failed,
                $"'{path}' disappeared while the release was made. Make sure that nothing else builds at the same time, and deploy again.",
                path,
                exception);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Build", path);
        }
    }

    private static byte[] Marker(ManifestRequest request) => JsonSerializer.SerializeToUtf8Bytes(
        new LiveMarker { DeploymentId = request.ReleaseId, CommitHash = request.CommitHash }, ProductionJson.Default.LiveMarker);

    private static void WarnOfCase(IEnumerable<ReleaseFile> hashed, IOperationReporter reporter)
    {
        foreach (var group in hashed.GroupBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
        {
            reporter.Warning(
                $"The names {string.Join(" and ", group.Select(file => $"'{file.Path}'"))} differ only in case; servers and file systems that ignore case serve one of them. Rename one.");
        }
    }
}
