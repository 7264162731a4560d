using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>Finds pages that lead visitors on in a circle, each at once.</summary>
internal sealed class RefreshLoops(SiteIndex index, SiteFacts facts)
{
    /// <summary>One finding a circle, of its first page in the order of the files.</summary>
    public IEnumerable<ContentFinding> Find()
    {
        var seen = new HashSet<int>();
        foreach (var start in facts.Refreshes.Keys.Order())
        {
            var way = new List<int>();
            var page = start;
            while (seen.Add(page))
            {
                way.Add(page);
                if (!facts.Refreshes.TryGetValue(page, out page)) break;
            }

            var at = way.IndexOf(page);
            if (at >= 0 && facts.Refreshes.ContainsKey(page)) yield return Finding(way[at..]);
        }
    }

    private ContentFinding Finding(List<int> circle) => new()
    {
        Severity = ContentRules.RedirectLoop.Severity,
        Rule = ContentRules.RedirectLoop.Id,
        Page = index.Files[circle.Min()].Path,
        Element = "meta content",
        Message = $"Its refresh leads in a circle: {string.Join(", ", circle.Select(page => index.Files[page].Path))}.",
        Hint = ContentRules.RedirectLoop.Hint,
    };
}
