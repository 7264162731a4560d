using ProductionOps.Maintenance.Content.Site;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Content;

/// <summary>Adds up findings.</summary>
internal sealed class SummaryBuilder
{
    private static readonly HashSet<string> BrokenLinkRules = RuleSet(
        ContentRules.LinkBroken, ContentRules.AssetBroken, ContentRules.AnchorMissing, ContentRules.LinkCase, ContentRules.IndexMissing, ContentRules.LinkMalformed,
        ContentRules.LinkEmpty, ContentRules.MailInvalid, ContentRules.PhoneInvalid, ContentRules.RedirectBroken, ContentRules.RedirectLoop, ContentRules.ExternalBroken, ContentRules.ExternalTls);

    private static readonly HashSet<string> InvalidImageRules = RuleSet(ContentRules.ImageBroken, ContentRules.ImageTruncated, ContentRules.ImageEmpty, ContentRules.ImageMislabelled);

    private readonly List<string> _links = [];
    private readonly List<string> _images = [];
    private readonly List<string> _stale = [];
    private int _errors;
    private int _warnings;

    /// <summary>Adds one.</summary>
    public void Add(ContentFinding finding)
    {
        if (finding.Severity == ContentSeverity.Error) _errors++;
        if (finding.Severity == ContentSeverity.Warning) _warnings++;
        if (BrokenLinkRules.Contains(finding.Rule)) _links.Add($"{finding.Page}: {finding.Target}");
        if (InvalidImageRules.Contains(finding.Rule)) _images.Add(finding.Page);
        if (finding.Rule == ContentRules.ContentStale.Id) _stale.Add(finding.Target!);
    }

    /// <summary>The sum.</summary>
    public ContentSummary Build(SiteFacts facts, IReadOnlyList<SiteFile> files, bool hasFreshness, DateTimeOffset? lastUpdated) => new()
    {
        Pages = facts.Pages,
        Files = files.Count,
        Links = facts.Links,
        ExternalLinks = facts.External.Count,
        Images = facts.Images,
        Errors = _errors,
        Warnings = _warnings,
        BrokenLinks = _links,
        InvalidImages = [.. _images.Distinct(StringComparer.Ordinal)],
        Freshness = hasFreshness ? new ContentFreshness { StaleContent = _stale, LastUpdated = lastUpdated } : null,
    };

    private static HashSet<string> RuleSet(params IEnumerable<ContentRule> rules) => new(rules.Select(static rule => rule.Id), StringComparer.Ordinal);
}
