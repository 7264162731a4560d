using System.Text;

namespace ProductionOps.Testing.Content;

/// <summary>The faults that are planted.</summary>
internal static class FaultKinds
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("link-broken", static p => Link($"../gone-{p.Number}/")) { IsCommon = true },
        new("link-broken", static p => Link($"{p.Base}pages/never-{p.Number}.html?from=nav")) { IsCommon = true },
        new("link-broken", static p => new($"<iframe title=map src='frames/no-{p.Number}.html'></iframe>", $"frames/no-{p.Number}.html")) { IsCommon = true },
        new("link-broken", static p => Link($"{p.Base}{p.Other}%E2%80%93{p.Number}/")) { IsCommon = true },
        new("asset-broken", static p => Image($"{p.Base}img/lost-{p.Number}.png")) { IsCommon = true },
        new("asset-broken", static p => new($"<script src=\"{p.Base}js/lost-{p.Number}.js\"></script>", $"{p.Base}js/lost-{p.Number}.js")) { IsCommon = true },
        new("asset-broken", static p => new($"<img alt='' width=1 height=1 src=\"{p.Base}img/dot.png\" srcset=\"{p.Base}img/dot.png 1x, {p.Base}img/lost-{p.Number}@2x.png 2x\">", $"{p.Base}img/lost-{p.Number}@2x.png")) { IsCommon = true },
        new("asset-broken", static p => new($"<div style=\"background: url('{p.Base}img/bg-{p.Number}.webp') no-repeat\"></div>", $"{p.Base}img/bg-{p.Number}.webp")),
        new("asset-broken", static p => new($"<style>@import \"{p.Base}css/lost-{p.Number}.css\";</style>", $"{p.Base}css/lost-{p.Number}.css")),
        new("asset-broken", static p => new($"<video poster=\"{p.Base}img/poster-{p.Number}.jpg\"></video>", $"{p.Base}img/poster-{p.Number}.jpg")) { IsCommon = true },
        new("anchor-missing", static p => Link($"{p.Base}{p.Other}#chapter-{p.Number}-x")) { IsCommon = true },
        new("anchor-missing", static p => Link($"#note-{p.Number}")) { IsCommon = true },
        new("link-case", static p => Link($"{p.Base}Img/DOT.png?v={p.Number}")) { IsCommon = true },
        new("index-missing", static p => Link($"{p.Base}img/?p={p.Number}")),
        new("link-leaves-root", static p => Link(string.Concat(Enumerable.Repeat("../", p.Depth + 1)) + $"index.html?up={p.Number}")) { NeedsPublicSite = true },
        new("link-outside-base", static p => Link($"/elsewhere/{p.Number}/")) { NeedsPublicSite = true },
        new("link-malformed", static p => Link($"https:/museum.example/{p.Number}")),
        new("mail-invalid", static p => Link($"mailto:guide{p.Number}(at)museum.example")),
        new("phone-invalid", static p => Link($"tel:call-us-{p.Number}")),
        new("insecure-resource", static p => new($"<img alt='' width=1 height=1 src=\"http://cdn.example/{p.Number}.png\">", $"http://cdn.example/{p.Number}.png")) { NeedsPublicSite = true },
        new("link-empty", static _ => new("<img alt='' width=1 height=1 src=\"\">", string.Empty)),
        new("srcset-invalid", static p => new($"<img alt='' width=1 height=1 src=\"{p.Base}img/dot.png\" srcset=\"{p.Base}img/dot.png?{p.Number} 640px\">", $"{p.Base}img/dot.png?{p.Number}")),
        new("image-alt-missing", static p => new($"<img width=1 height=1 src=\"{p.Base}img/dot.png?a={p.Number}\">", $"{p.Base}img/dot.png?a={p.Number}")),
        new("id-duplicate", static p => new($"<p id=\"twice-{p.Number}\"></p><p id=\"twice-{p.Number}\"></p>", $"twice-{p.Number}")),
        new("markup-unclosed", static _ => new("<!-- a comment without an end", null)) { IsLast = true },
        File("image-truncated", ".png", static () => TestImages.Png(64, 64)[..^20]),
        File("image-truncated", ".jpg", static () => TestImages.Jpeg()[..^2]),
        File("image-mislabelled", ".png", static () => TestImages.WebP()),
        File("image-broken", ".png", static () => Encoding.UTF8.GetBytes("<!doctype html><title>Not found</title>")),
        File("image-empty", ".gif", static () => []),
        new("link-broken", static p => Link($"{p.Host}{p.Base}gone-{p.Number}/")),
        new("asset-broken", static p => Image($"{p.Host}{p.Base}img/lost-{p.Number}.png")),
        new("anchor-missing", static p => Link($"{p.Host}{p.Base}clean#gone-{p.Number}")),
        .. BaseFaults.All,
        .. StyleFaults.All,
        .. RedirectFaults.All,
        .. AnchorFaults.All,
    ];

    private static FaultMarkup Link(string target) => new($"<a href=\"{target}\">see</a>", target);

    private static FaultMarkup Image(string target) => new($"<img alt='' width=1 height=1 src=\"{target}\">", target);

    private static FaultKind File(string rule, string extension, Func<byte[]> content) => new(rule, place =>
    {
        var path = $"img/fault-{place.Number}{extension}";
        place.Write(path, content());
        return Image(place.Base + path) with { Target = null, File = path };
    });
}
