using System.Buffers;
using System.Text;
using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>What sha256sum said of the files of a release on a host.</summary>
internal static class RemoteHashes
{
    private const int HashLength = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private const string OtherPrefix = "other ./";

    /// <summary>Paths that are missing, changed or too many, in ordinal order.</summary>
    public static IReadOnlyList<string> Compare(string output, ReleaseManifest manifest)
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var present = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Read(line, present, wrong);
        foreach (var file in manifest.Files)
        {
            if (!present.Remove(file.Path, out var hash) || hash != file.Sha256) wrong.Add(file.Path);
        }

        wrong.UnionWith(present.Keys);
        return [.. wrong];
    }

    private static void Read(string line, Dictionary<string, string> present, SortedSet<string> wrong)
    {
        // A name with a line break, or a backslash, is escaped, and its line starts with a backslash.
        var escaped = line.StartsWith('\\');
        var text = escaped ? line[1..] : line;
        var start = HashLength + "  ./".Length;
        if (text.Length > start && text.AsSpan(HashLength, 4) is "  ./" && text.AsSpan(0, HashLength).IndexOfAnyExcept(HexDigits) < 0)
        {
            present[escaped ? Unescape(text[start..]) : text[start..]] = text[..HashLength];
        }
        else
        {
            wrong.Add(line.StartsWith(OtherPrefix, StringComparison.Ordinal) ? line[OtherPrefix.Length..] : line);
        }
    }

    private static string Unescape(string name)
    {
        var result = new StringBuilder(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] != '\\' || index + 1 == name.Length)
            {
                result.Append(name[index]);
                continue;
            }

            index++;
            result.Append(name[index] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return result.ToString();
    }
}
