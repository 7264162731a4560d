using System.Management.Automation;

namespace ProductionOps.PowerShell.Input;

/// <summary>Names with wildcards, as given to a cmdlet; remembers which exact ones were found.</summary>
/// <param name="names">The names; null for everything.</param>
internal sealed class NameFilter(IReadOnlyList<string>? names)
{
    private readonly WildcardPattern[]? _patterns = names?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether everything matches.</summary>
    public bool IsEverything => names is null;

    /// <summary>The names without wildcards that nothing matched so far.</summary>
    public IEnumerable<string> Missing =>
        names?.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !_found.Contains(name)) ?? [];

    /// <summary>Whether any of the names matches any of the candidates.</summary>
    public bool Matches(params ReadOnlySpan<string> candidates)
    {
        if (_patterns is null) return true;

        foreach (var candidate in candidates)
        {
            if (!Array.Exists(_patterns, Accepts(candidate))) continue;
            _found.Add(candidate);
            return true;
        }

        return false;
    }

    private static Predicate<WildcardPattern> Accepts(string candidate) => pattern => pattern.IsMatch(candidate);
}
