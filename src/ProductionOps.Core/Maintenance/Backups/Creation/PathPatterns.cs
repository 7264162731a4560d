using System.IO.Enumeration;
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
    private readonly HashSet<string> _paths;
    private readonly IReadOnlyList<string> _nameExpressions;
    private readonly Regex? _pathExpressions;

    public PathPatterns(IEnumerable<string> patterns)
    {
        var all = patterns.Select(pattern => pattern.Replace('\\', '/').TrimEnd('/')).Where(pattern => pattern.Length > 0).ToLookup(KindOf);
        _names = all[(IsPath: false, IsExpression: false)].ToHashSet(StringComparer.Ordinal);
        _paths = all[(IsPath: true, IsExpression: false)].Select(pattern => pattern.TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        _nameExpressions = [.. all[(IsPath: false, IsExpression: true)]];
        // To make a regular expression takes longer than to compare thousands of names, and most patterns need none.
        var rest = all[(IsPath: true, IsExpression: true)].Select(Expression).ToList();
        if (rest.Count > 0) _pathExpressions = new Regex($@"\A({string.Join('|', rest)})\z", Options);
    }

    public static PathPatterns None { get; } = new([]);

    /// <summary>Whether a path is one of them.</summary>
    /// <param name="path">Path in the source, with slashes.</param>
    /// <param name="name">Its last part.</param>
    public bool Fits(string path, string name) =>
        _names.Contains(name)
        || _paths.Contains(path)
        || _nameExpressions.Any(expression => FileSystemName.MatchesSimpleExpression(expression, name, ignoreCase: false))
        || _pathExpressions?.IsMatch(path) == true;

    private static (bool IsPath, bool IsExpression) KindOf(string pattern) =>
        (pattern.Contains('/', StringComparison.Ordinal), pattern.AsSpan().ContainsAny('*', '?'));

    private static string Expression(string pattern)
    {
        var text = new StringBuilder();
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
