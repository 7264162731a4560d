using System.Security.Cryptography;
using System.Text;
using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Proof;

/// <summary>Chooses which files of a release are read back, and knows where they are served.</summary>
internal static class ServedFiles
{
    /// <summary>The page for missing paths, which servers treat in their own way.</summary>
    public const string NotFoundPage = "404.html";

    // Files that tell the host what to do; hosts that understand them do not serve them.
    private static readonly HashSet<string> Instructions = new(StringComparer.Ordinal)
    {
        "_headers", "_redirects", "_routes.json", "_worker.js", ".nojekyll", "CNAME", "netlify.toml", "vercel.json",
    };

    /// <summary>
    /// The files to read: the marker, then the root page, then the other pages, then the rest; where the limit cuts a group, its
    /// members are taken in an order that the release decides, so that two looks at one release read the same files and looks at
    /// different releases read different ones.
    /// </summary>
    public static IReadOnlyList<ReleaseFile> Choose(ReleaseManifest manifest, int? maximum) =>
        [.. manifest.Files
            .Where(file => !IsInstruction(file.Path))
            .OrderBy(file => Group(file.Path))
            .ThenBy(file => Draw(manifest.ReleaseId, file.Path), StringComparer.Ordinal)
            .Take(maximum ?? int.MaxValue)];

    /// <summary>The address of a file: a page named index.html is its directory.</summary>
    public static Uri Locate(Uri site, string path)
    {
        var names = path.Split('/');
        if (names[^1] == "index.html") names[^1] = "";
        var root = site.AbsoluteUri.Split('?', '#')[0];
        return new Uri(root.TrimEnd('/') + "/" + string.Join('/', names.Select(Uri.EscapeDataString)));
    }

    private static bool IsInstruction(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Instructions.Contains(path) || name.StartsWith(".ht", StringComparison.Ordinal);
    }

    private static int Group(string path) => path switch
    {
        LiveMarker.Path => 0,
        "index.html" => 1,
        _ => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? 2 : 3,
    };

    private static string Draw(string releaseId, string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(releaseId + "\n" + path)));
}
