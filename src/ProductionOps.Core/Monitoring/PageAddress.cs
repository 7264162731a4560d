namespace ProductionOps.Monitoring;

/// <summary>Addresses of pages of a site, as the configuration names them.</summary>
internal static class PageAddress
{
    /// <summary>
    /// A page by its address or path. A full address keeps its path and takes the origin of the site, which is another one where a
    /// built site is looked at before it is released.
    /// </summary>
    public static Uri Of(Uri site, string page) => On(site, new Uri(site, page));

    /// <summary>The same path on a site.</summary>
    public static Uri On(Uri site, Uri page) => new(site, page.PathAndQuery);
}
