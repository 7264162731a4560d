using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Source;

namespace ProductionOps.Deployment.Targets.Git;

/// <summary>Reads every file of a commit out of the repository and compares it with a manifest.</summary>
internal sealed class GitReleaseVerification(GitClient git, string repositoryRoot)
{
    public async Task<IReadOnlyList<string>> CompareAsync(
        IReadOnlyDictionary<string, string> objects, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var expected = manifest.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        wrong.UnionWith(objects.Keys.Where(path => !expected.ContainsKey(path) && !GitReleaseTree.IsAdded(path)));
        wrong.UnionWith(expected.Keys.Where(path => !objects.ContainsKey(path)));
        var present = manifest.Files.Where(file => objects.ContainsKey(file.Path)).ToArray();
        var hashes = await HashAsync([.. present.Select(file => objects[file.Path])], cancellationToken);
        wrong.UnionWith(present.Where((file, index) => hashes[index] != file.Sha256).Select(file => file.Path));
        return [.. wrong];
    }

    private async Task<IReadOnlyList<string?>> HashAsync(IReadOnlyList<string> objects, CancellationToken cancellationToken)
    {
        var hashes = new List<string?>(objects.Count);
        var command = new GitCommand(repositoryRoot, "cat-file", "--batch")
        {
            Input = string.Concat(objects.Select(id => id + "\n")),
            ReadOutput = (stream, token) => ReadAsync(stream, hashes, token),
        };
        var result = await git.TryRunAsync(command, cancellationToken);
        // What git stops at, a damaged object, and what comes after it were not hashed.
        if (!result.Succeeded && hashes.Count == objects.Count) throw GitClient.Failure(command, result);
        while (hashes.Count < objects.Count) hashes.Add(null);
        return hashes;
    }

    private static async Task ReadAsync(Stream stream, List<string?> hashes, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(stream, 128 * 1024);
        while (await ReadLineAsync(buffered, cancellationToken) is { } header)
        {
            // "<object> blob <length>", or "<object> missing"
            var fields = header.Split(' ');
            if (fields.Length < 3)
            {
                hashes.Add(null);
                continue;
            }

            hashes.Add(await HashAsync(buffered, long.Parse(fields[2], CultureInfo.InvariantCulture), cancellationToken));
            _ = buffered.ReadByte();
        }
    }

    private static async Task<string?> HashAsync(Stream stream, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Min(Math.Max(length, 1), 128 * 1024)];
        while (length > 0)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken);
            if (count == 0) return null;
            hash.AppendData(buffer, 0, count);
            length -= count;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<string?> ReadLineAsync(BufferedStream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n') return line.ToString();
            line.Append((char)one[0]);
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
