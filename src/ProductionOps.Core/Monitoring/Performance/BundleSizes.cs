using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance;

/// <summary>
/// Adds up what a page loads, in bytes as they come over the network. The compression ratio is 1 minus the bytes of the bodies as they
/// came over the bytes after decompression, of compressible media types only: 0 is no compression, 0.75 a quarter of the size.
/// </summary>
internal static class BundleSizes
{
    public static BundleAnalysis Of(IEnumerable<LoadedResource> resources)
    {
        var all = resources.ToList();
        var javascript = Sum(all, resource => resource.Type == "Script");
        var css = Sum(all, resource => resource.Type == "Stylesheet");
        var total = Sum(all, _ => true);
        return new BundleAnalysis
        {
            Javascript = javascript,
            Css = css,
            Images = Sum(all, resource => resource.Type == "Image"),
            Assets = total - javascript - css,
            Total = total,
            CompressionRatio = Ratio(all),
        };
    }

    private static long Sum(List<LoadedResource> resources, Func<LoadedResource, bool> choose) =>
        resources.Where(choose).Sum(resource => resource.Transferred);

    private static double? Ratio(List<LoadedResource> resources)
    {
        var compressible = resources.Where(resource => resource.IsCompressible).ToList();
        var content = compressible.Sum(resource => resource.Content);
        return content == 0 ? null : Math.Round(1 - ((double)compressible.Sum(resource => resource.Body) / content), 4);
    }
}
