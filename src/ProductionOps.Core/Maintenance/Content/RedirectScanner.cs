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
        foreach (var rule in redirects.Rules)
        {
            // Where a part of the path is copied, it depends on who asks.
            if (rule.To.Contains(':', StringComparison.Ordinal) || !rule.To.StartsWith('/')) continue;
            var link = resolver.Resolve(rule.To, _root, report.File.Id);
            if (link.Rule is { } broken)
                report.AddAt(broken == ContentRules.RedirectLoop ? broken : ContentRules.RedirectBroken, rule.Line, 1, link.Message!, "_redirects", rule.To);
            else if (link.State == LinkState.Missing)
                report.AddAt(ContentRules.RedirectBroken, rule.Line, 1, link.Message!, "_redirects", rule.To);
        }
    }
}
