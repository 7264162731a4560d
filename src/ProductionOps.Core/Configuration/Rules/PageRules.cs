using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Pages that are measured are pages of the site, and a page is measured a possible number of times.</summary>
internal static class PageRules
{
    public static IEnumerable<Finding> Check(ProductionConfiguration configuration)
    {
        var (performance, accessibility) = (configuration.Monitoring.Performance, configuration.Monitoring.Accessibility);
        if (performance.MinimumRuns > performance.MaximumRuns)
        {
            yield return Finding.Error(
                "ConfigurationRangeInvalid", "/monitoring/performance/minimumRuns", "It is greater than maximumRuns. Lower it or raise that.");
        }

        if (!Uri.TryCreate(configuration.Application.Homepage, UriKind.Absolute, out var site)) yield break;
        IEnumerable<(string Pointer, string? Page)> pages =
        [
            ("/monitoring/performance/page", performance.Page),
            ("/monitoring/accessibility/sitemap", accessibility.Sitemap),
            .. accessibility.Pages.Select((page, i) => (JsonPointer.Append("/monitoring/accessibility/pages", i), (string?)page)),
        ];
        foreach (var (pointer, page) in pages)
        {
            if (page is null || IsOf(site, page)) continue;
            yield return Finding.Error(
                "ConfigurationUrlInvalid",
                pointer,
                $"It must be an address on {site.Host}, or a path such as /about/.");
        }
    }

    private static bool IsOf(Uri site, string page) =>
        Uri.TryCreate(site, page, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host == site.Host;
}
