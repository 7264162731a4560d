using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Scheduling;

/// <summary>The line by which a text of ours is known, with a checksum of the rest, so that an edit by hand shows.</summary>
internal static class ScheduleMark
{
    private const string Begin = "ProductionOps schedule ";
    private const string Checksum = ", checksum ";

    /// <summary>The line, without what makes it a comment.</summary>
    public static string Of(string name, string content) => $"{Begin}{name}{Checksum}{Hash(content)}";

    /// <summary>The name that a line states; null when it is none of ours.</summary>
    public static string? NameIn(string line)
    {
        var begin = line.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0) return null;
        var rest = line[(begin + Begin.Length)..];
        var end = rest.IndexOf(Checksum, StringComparison.Ordinal);
        return end < 0 ? null : rest[..end];
    }

    /// <summary>Whether a text is what it was when its line was written.</summary>
    public static bool IsIntact(string line, string content) => line.Contains(Checksum + Hash(content), StringComparison.Ordinal);

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32];
}
