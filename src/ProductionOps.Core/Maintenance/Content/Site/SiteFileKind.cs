namespace ProductionOps.Maintenance.Content.Site;

/// <summary>How a file of a site is checked.</summary>
internal enum SiteFileKind
{
    Other,
    Page,
    Style,
    Vector,
    Image,
    Manifest,
    Sitemap,
    Redirects,
}
