using System.Text.RegularExpressions;

namespace ProductionOps.Deployment.Releases;

/// <summary>
/// Tells names that carry a hash of their content, as bundlers make them: <c>name.HASH.ext</c>, <c>name-HASH.ext</c> or
/// <c>name_HASH.ext</c>. A hash is 8 characters of base64url, or 8 to 64 letters and digits, that mix letters with digits or
/// capitals with small letters; a plain word such as "-component" is none.
/// </summary>
internal static partial class ContentHashName
{
    public static bool IsMatch(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        foreach (var match in Pattern().EnumerateMatches(name))
        {
            var hash = name.Slice(match.Index + 1, match.Length - 1);
            hash = hash[..hash.IndexOf('.')];
            return IsMixed(hash);
        }

        return false;
    }

    private static bool IsMixed(ReadOnlySpan<char> hash)
    {
        bool digit = false, upper = false, lower = false;
        foreach (var character in hash)
        {
            digit |= char.IsAsciiDigit(character);
            upper |= char.IsAsciiLetterUpper(character);
            lower |= char.IsAsciiLetterLower(character);
        }

        return (digit && (upper || lower)) || (upper && lower);
    }

    [GeneratedRegex(
        @"[._-](?:[A-Za-z0-9]{8,64}|[A-Za-z0-9_-]{8})\.[A-Za-z0-9]+(?:\.(?:map|gz|br))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
