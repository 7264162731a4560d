using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>Judges links to places in other pages, when all pages were read.</summary>
internal sealed class WaitingLinks(SiteIndex index, SiteFacts facts)
{
    /// <summary>What is wrong with them, in the order of the files that they are in.</summary>
    public IEnumerable<ContentFinding> Judge() => facts.Waiting
        .SelectMany(static links => links)
        .Where(link => !facts.Anchors.Has(link.Link.File, link.Link.Anchor!))
        .OrderBy(static link => (link.File, link.Line, link.Column))
        .Select(link => new ContentFinding
        {
            Severity = ContentRules.AnchorMissing.Severity,
            Rule = ContentRules.AnchorMissing.Id,
            Page = index.Files[link.File].Path,
            Line = link.Line,
            Column = link.Column,
            Element = link.Place.Label,
            Target = link.Link.Text,
            Message = $"'{index.Files[link.Link.File].Path}' has no element with the id '{link.Link.Anchor!.Text}'.",
            Hint = ContentRules.AnchorMissing.Hint,
        });
}
