namespace ProductionOps.Testing.Content;

/// <summary>Faults of pages with a <c>base</c> element: each link that is wrong would be right without it, and each beside it only is right because of it.</summary>
internal static class BaseFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("link-broken", static p =>
        {
            p.WriteText($"based/near-{p.Number}.html", "<!doctype html><title>Near</title>");
            return Page(p, $"{p.Base}deep/", $"<a href=\"er/\">right</a> <a href=\"near-{p.Number}.html\">wrong</a>", $"near-{p.Number}.html");
        }),
        new("asset-broken", static p =>
        {
            p.Write($"based/near-{p.Number}.png", TestImages.Png());
            return Page(p, $"{p.Origin}{p.Base}img/", $"<img alt='' width=1 height=1 src=dot.png> <img alt='' width=1 height=1 src=\"near-{p.Number}.png\">", $"near-{p.Number}.png");
        }),
        new("anchor-missing", static p => Page(p, "../clean.html", $"<p id=\"own-{p.Number}\"></p><a href=\"#part\">right</a> <a href=\"#own-{p.Number}\">wrong</a>", $"#own-{p.Number}")),
    ];

    private static FaultMarkup Page(FaultPlace place, string address, string markup, string target)
    {
        var path = $"based/page-{place.Number}.html";
        place.WriteText(path, $"<!doctype html>\n<title>Based</title>\n<base href=\"{address}\">\n{markup}\n");
        return new($"<a href=\"{place.Base}{path}\">see</a>", target, path);
    }
}
