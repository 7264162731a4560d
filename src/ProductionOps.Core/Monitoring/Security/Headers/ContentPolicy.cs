using System.Text.RegularExpressions;

namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>
/// A content security policy: the sources of each directive. Where there are several policies, a source counts if each of them allows
/// it.
/// </summary>
internal sealed partial class ContentPolicy
{
    private const int ShortestPolicy = 6;
    private static readonly string[] MayRepeat = ["report-uri", "report-to"];
    private static readonly string[] HeaderOnly = ["frame-ancestors", "report-uri", "sandbox"];
    private readonly Dictionary<string, List<PolicySource>> _directives = new(StringComparer.Ordinal);

    /// <summary>Whether a directive that may repeat does.</summary>
    public bool HasDuplicates { get; private set; }

    /// <summary>Names of the directives.</summary>
    public IReadOnlyCollection<string> Directives => _directives.Keys;

    /// <summary>Reads policies; null when one of them breaks the rules.</summary>
    public static ContentPolicy? TryParse(IReadOnlyList<string> texts)
    {
        var policy = new ContentPolicy();
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i].Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim();
            if (text.Length < ShortestPolicy || !policy.TryAdd(text, i, texts.Count)) return null;
        }

        return policy;
    }

    /// <summary>Whether anything is left of policies of meta elements, in which some directives do not count.</summary>
    public bool SaysSomethingInPage => _directives.Keys.Except(HeaderOnly, StringComparer.Ordinal).Any();

    /// <summary>The sources of the first of several directives that there is; all sources where there is none.</summary>
    public HashSet<string> SourcesOf(params ReadOnlySpan<string> directives)
    {
        foreach (var directive in directives)
        {
            if (Find(directive) is { } sources) return sources;
        }

        return ["*"];
    }

    /// <summary>The sources of a directive; null when it is missing.</summary>
    public HashSet<string>? Find(string directive)
    {
        if (!_directives.TryGetValue(directive, out var sources)) return null;
        return sources.Count == 0 ? ["'none'"] : [.. sources.Select(source => source.Text)];
    }

    private bool TryAdd(string text, int index, int count)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in text.Split(';'))
        {
            var words = Space().Split(entry.Trim());
            if (words[0].Length == 0) continue;
            var directive = words[0].ToLowerInvariant();
            if (!seen.Add(directive))
            {
                if (!MayRepeat.Contains(directive, StringComparer.Ordinal)) return false;
                HasDuplicates = true;
            }

            Set(directive, [.. words.Skip(1).Select(word => word.ToLowerInvariant())], index, count);
        }

        return true;
    }

    private void Set(string directive, List<string> words, int index, int count)
    {
        if (words.Count == 0 && directive.EndsWith("-src", StringComparison.Ordinal)) words.Add("'none'");
        var before = index > 0 && _directives.TryGetValue(directive, out var earlier) ? earlier : [];
        List<PolicySource> sources = [.. before, .. words.Select(word => new PolicySource(word, index, index == 0))];
        sources.Sort(static (one, other) => string.CompareOrdinal(one.Text, other.Text));
        Reduce(sources);
        sources.RemoveAll(source => !source.IsKept);

        // What the first policy allows must be found in the others too.
        if (index == 0 && count > 1) sources = [.. sources.Select(source => source with { IsKept = false })];
        _directives[directive] = sources;
    }

    private static void Reduce(List<PolicySource> sources)
    {
        for (var i = 1; i < sources.Count; i++)
        {
            var (source, previous) = (sources[i], sources[i - 1]);
            if (source.Policy == previous.Policy && source.Text.StartsWith(previous.Text, StringComparison.Ordinal)) sources[i] = source with { IsKept = false };
            else if (source.Policy != previous.Policy && PolicyPath.Matches(previous.Text, source.Text)) sources[i] = source with { IsKept = true };
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
