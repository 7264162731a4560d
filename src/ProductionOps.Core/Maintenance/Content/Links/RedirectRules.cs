using System.Globalization;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>The redirects of a <c>_redirects</c> file, as Netlify and Cloudflare Pages have it.</summary>
internal sealed class RedirectRules
{
    private const int NotFound = 404;

    /// <summary>The rules, in their order; the first that is for a path counts.</summary>
    public IReadOnlyList<RedirectRule> Rules { get; private init; } = [];

    /// <summary>Lines, from 1, that are no redirect.</summary>
    public IReadOnlyList<(int Line, string Text)> Invalid { get; private init; } = [];

    /// <summary>Reads a file.</summary>
    public static RedirectRules Parse(string text)
    {
        var rules = new List<RedirectRule>();
        var invalid = new List<(int, string)>();
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = WithoutComment(written).Trim();
            if (line.Length == 0) continue;
            var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            // "key=:value" narrows a rule to queries.
            var to = Array.FindIndex(parts, 1, static part => part[0] == '/' || part.Contains("://", StringComparison.Ordinal));
            if (to < 0 || !IsStatus(parts, to + 1, out var status)) invalid.Add((number, line));
            else if (parts[0][0] == '/' && status != NotFound) rules.Add(new RedirectRule(parts[0], parts[to], number));
        }

        return new RedirectRules { Rules = rules, Invalid = invalid };
    }

    /// <summary>Where a path is led, and by which rule; null where nowhere.</summary>
    /// <param name="path">Path of the host, decoded, without its first slash.</param>
    public (RedirectRule Rule, string To)? Find(string path)
    {
        foreach (var rule in Rules)
        {
            if (rule.Apply(path) is { } to) return (rule, to);
        }

        return null;
    }

    // "/old /new#part" leads to a place in a page; a comment has white space before it.
    private static string WithoutComment(string line)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        while (hash > 0 && !char.IsWhiteSpace(line[hash - 1])) hash = line.IndexOf('#', hash + 1);
        return hash < 0 ? line : line[..hash];
    }

    private static bool IsStatus(string[] parts, int index, out int status)
    {
        status = 301;
        return index >= parts.Length || parts[index].Contains('=', StringComparison.Ordinal) ||
            int.TryParse(parts[index].TrimEnd('!'), NumberStyles.None, CultureInfo.InvariantCulture, out status);
    }
}
