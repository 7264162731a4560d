using System.Text;
using System.Text.RegularExpressions;

namespace ProductionOps.Maintenance.Backups.Creation;

/// <summary>
/// Patterns of paths as .gitignore has them: a pattern without a slash fits a name at any depth, one with a slash the whole path from the
/// source on; <c>*</c> and <c>?</c> stay within a name, <c>**</c> goes over directories.
/// </summary>
internal sealed class PathPatterns
{
    // Linear in the length of the path, whatever the pattern.
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private readonly HashSet<string> _names;
    private readonly Regex? _patterns;

    public PathPatterns(IEnumerable<string> patterns)
    {
        var all = patterns.Select(pattern => pattern.Replace('\\', '/').TrimEnd('/')).Where(pattern => pattern.Length > 0).ToList();
        // Most patterns are plain names, for which no expression is needed.
        _names = all.Where(pattern => pattern.AsSpan().IndexOfAny("/*?") < 0).ToHashSet(StringComparer.Ordinal);
        var rest = all.Where(pattern => !_names.Contains(pattern)).Select(Expression).ToList();
        if (rest.Count > 0) _patterns = new Regex($@"\A({string.Join('|', rest)})\z", Options);
    }

    public static PathPatterns None { get; } = new([]);

    /// <summary>Whether a path is one of them.</summary>
    /// <param name="path">Path in the source, with slashes.</param>
    /// <param name="name">Its last part.</param>
    public bool Fits(string path, string name) => _names.Contains(name) || _patterns?.IsMatch(path) == true;

    private static string Expression(string pattern)
    {
        var isAnchored = pattern.Contains('/', StringComparison.Ordinal);
        var text = new StringBuilder(isAnchored ? string.Empty : "(.*/)?");
        var rest = pattern.AsSpan().TrimStart('/');
        while (!rest.IsEmpty)
        {
            var (length, expression) = rest switch
            {
                _ when rest.StartsWith("**/") => (3, "(.*/)?"),
                _ when rest.StartsWith("**") => (2, ".*"),
                ['*', ..] => (1, "[^/]*"),
                ['?', ..] => (1, "[^/]"),
                _ => (1, Regex.Escape(rest[..1].ToString())),
            };
            text.Append(expression);
            rest = rest[length..];
        }

        return text.ToString();
    }
}
