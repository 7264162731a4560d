using System.Text;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Creation;

namespace ProductionOps.Maintenance.Optimization;

/// <summary>
/// Finds files that no page, style or script of the built site mentions, by name. Others may still link to them, so they are only named,
/// never removed.
/// </summary>
internal sealed class UnusedFiles(IFileSystem files)
{
    private static readonly string[] Expected =
    [
        "robots.txt", "CNAME", "404.html", ".nojekyll", "favicon.ico", "apple-touch-icon.png", "humans.txt", "ads.txt", "browserconfig.xml", "_headers", "_redirects",
    ];

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<BuiltFile> Find(IReadOnlyList<BuiltFile> site, IReadOnlyList<string> keep, CancellationToken cancellationToken)
    {
        var kept = new PathPatterns(keep);
        var unseen = site.Where(file => IsCandidate(file) && !kept.Fits(file.Name, Path.GetFileName(file.Name))).ToList();
        foreach (var file in site.Where(static file => file.IsText && !file.Name.EndsWith(".map", StringComparison.OrdinalIgnoreCase)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (unseen.Count == 0) break;
            var text = Encoding.UTF8.GetString(files.ReadAllBytes(file.Path));
            unseen.RemoveAll(candidate => candidate.Name != file.Name && Mentions(text, Path.GetFileName(candidate.Name)));
        }

        return unseen;
    }

    private static bool Mentions(string text, string name) =>
        text.Contains(name, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(name), StringComparison.OrdinalIgnoreCase);

    // Pages are reached by their addresses, and some files by convention.
    private static bool IsCandidate(BuiltFile file) =>
        !file.Name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) &&
        !file.Name.EndsWith(".map", StringComparison.OrdinalIgnoreCase) &&
        !file.IsPrecompressed &&
        !file.Name.StartsWith(".well-known/", StringComparison.Ordinal) &&
        !Path.GetFileName(file.Name).StartsWith("sitemap", StringComparison.Ordinal) &&
        !Expected.Contains(Path.GetFileName(file.Name), StringComparer.Ordinal);
}
