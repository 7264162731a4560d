using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content;

/// <summary>Judges where the lines of a <c>_redirects</c> file lead.</summary>
internal sealed class RedirectScanner(RedirectRules redirects, LinkResolver resolver, PageReport report)
{
    private readonly PageBase _root = new(string.Empty);

    /// <summary>Judges all lines.</summary>
    public void Scan()
    {
        foreach (var (line, text) in redirects.Invalid) report.AddAt(ContentRules.RedirectInvalid, line, 1, "It is not 'from to status'.", "_redirects", text);
        foreach (var rule in redirects.Rules.Where(IsJudged))
        {
            var link = resolver.Resolve(rule.To, _root, report.File.Id);
            if (FaultOf(link) is { } fault && IsToldHere(rule, link)) report.AddAt(fault, rule.Line, 1, link.Message!, "_redirects", rule.To);
        }
    }

    // Where a part of the path is copied, it depends on who asks.
    private static bool IsJudged(RedirectRule rule) => !rule.To.Contains(':', StringComparison.Ordinal) && rule.To.StartsWith('/');

    private static ContentRule? FaultOf(ResolvedLink link)
    {
        if (link.Rule == ContentRules.RedirectLoop) return ContentRules.RedirectLoop;
        return link.Rule is not null || link.State == LinkState.Missing ? ContentRules.RedirectBroken : null;
    }

    // A fault is told once: where a chain ends by its last line, a circle by its first.
    private static bool IsToldHere(RedirectRule rule, ResolvedLink link)
    {
        var others = link.Redirects.Where(IsJudged).ToList();
        if (others.Count == 0) return true;
        if (link.Rule != ContentRules.RedirectLoop) return false;
        var isCircle = link.Redirects.Distinct().Count() < link.Redirects.Count;
        return !isCircle || rule == others.MinBy(static other => other.Line);
    }
}
