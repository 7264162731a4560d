using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Build;

/// <summary>
/// Optimizations that can be seen in a built site. What cannot be seen, such as tree shaking, is never claimed.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>minification</term><description>at least 90 % of the bytes of scripts and style sheets are in files whose lines are longer
/// than 110 characters on average, the rule by which GitHub's linguist tells minified files.</description></item>
/// <item><term>code-splitting</term><description>there are at least two scripts, and one of them imports another by a relative path,
/// statically or dynamically.</description></item>
/// <item><term>content-hashed-names</term><description>at least 90 % of the bytes of scripts and style sheets are in files whose name has a
/// content hash.</description></item>
/// <item><term>precompression</term><description>a file lies beside its own gzip or Brotli form, name.ext.gz or
/// name.ext.br.</description></item>
/// <item><term>modern-images</term><description>at least half of the raster images are WebP or AVIF, by their first
/// bytes.</description></item>
/// <item><term>lazy-images</term><description>a page has an image with loading="lazy".</description></item>
/// </list>
/// </remarks>
internal static class OptimizationDetector
{
    private const double NearlyAll = 0.9;
    private const double Half = 0.5;

    public static IReadOnlyList<string> Detect(IReadOnlyCollection<OutputFile> files)
    {
        var code = files.Where(file => file.Class is FileClass.JavaScript or FileClass.Css).ToArray();
        var images = files.Where(file => file.Class == FileClass.RasterImage).ToArray();
        var found = new List<string>();
        if (Share(code, file => file.IsMinified) >= NearlyAll) found.Add("minification");
        if (IsSplit(code)) found.Add("code-splitting");
        if (Share(code, file => ContentHashName.IsMatch(file.Path)) >= NearlyAll) found.Add("content-hashed-names");
        if (IsPrecompressed(files)) found.Add("precompression");
        if (images.Length > 0 && images.Count(image => image.IsModernImage) >= Half * images.Length) found.Add("modern-images");
        if (files.Any(file => file.HasLazyImage)) found.Add("lazy-images");
        return found;
    }

    private static double Share(OutputFile[] code, Func<OutputFile, bool> has)
    {
        var total = code.Sum(file => file.Length);
        return total == 0 ? 0 : (double)code.Where(has).Sum(file => file.Length) / total;
    }

    private static bool IsSplit(OutputFile[] code)
    {
        var scripts = code.Where(file => file.Class == FileClass.JavaScript).ToArray();
        return scripts.Length > 1 && scripts.Any(script => script.ImportsScript);
    }

    private static bool IsPrecompressed(IReadOnlyCollection<OutputFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return paths.Any(path => paths.Contains(path + ".gz") || paths.Contains(path + ".br"));
    }
}
