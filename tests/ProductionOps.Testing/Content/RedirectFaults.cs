namespace ProductionOps.Testing.Content;

/// <summary>Faults of redirects, of links through them, and of pages that lead on by themselves.</summary>
internal static class RedirectFaults
{
    private const string Redirects = "_redirects";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("redirect-broken", static p => Lines(p, "kept", $"{p.Base}nowhere-{p.Number}/", $"{p.Base}kept-{p.Number} {p.Base}clean 301", $"{p.Base}left-{p.Number} {p.Base}nowhere-{p.Number}/ 301")),
        new("redirect-broken", static p => Lines(p, "one", $"{p.Base}never-{p.Number}.html",
            $"{p.Base}one-{p.Number} {p.Base}two-{p.Number}", $"{p.Base}two-{p.Number} {p.Base}deep/er/",
            $"{p.Base}three-{p.Number} {p.Base}four-{p.Number}", $"{p.Base}four-{p.Number} {p.Base}never-{p.Number}.html 302")),
        new("redirect-loop", static p => Lines(p, "end", $"{p.Base}spin-{p.Number}",
            $"{p.Base}into-{p.Number} {p.Base}turn-{p.Number}", $"{p.Base}turn-{p.Number} {p.Base}spin-{p.Number}", $"{p.Base}spin-{p.Number} {p.Base}wheel-{p.Number}",
            $"{p.Base}wheel-{p.Number} {p.Base}turn-{p.Number}", $"{p.Base}end-{p.Number} {p.Base}clean")),
        new("redirect-invalid", static p => Lines(p, "status", $"{p.Base}lonely-{p.Number}", $"{p.Base}status-{p.Number} {p.Base}clean", $"{p.Base}lonely-{p.Number}")),
        new("link-broken", static p => Through(p, $"{p.Base}archive-{p.Number}/* {p.Base}deep/:splat", $"{p.Base}archive-{p.Number}/er/", $"{p.Base}archive-{p.Number}/lost/")),
        new("anchor-missing", static p => Through(p, $"{p.Base}short-{p.Number} {p.Base}clean", $"{p.Base}short-{p.Number}#part", $"{p.Base}short-{p.Number}#gone")),
        new("anchor-missing", static p =>
        {
            p.Redirect($"{p.Base}named-{p.Number} {p.Base}clean#part # its own place counts");
            return Through(p, $"{p.Base}lost-{p.Number} {p.Base}clean#gone", $"{p.Base}named-{p.Number}#gone", $"{p.Base}lost-{p.Number}#part");
        }),
        new("link-broken", static p => new($"<meta http-equiv=refresh content=\"600; URL='{p.Base}moved-away-{p.Number}/'\">", $"{p.Base}moved-away-{p.Number}/")),
        new("redirect-loop", static p =>
        {
            p.WriteText($"turn/a-{p.Number}.html", $"<!doctype html><title>A</title><meta http-equiv=refresh content=\"0; url=b-{p.Number}.html\">");
            p.WriteText($"turn/b-{p.Number}.html", $"<!doctype html><title>B</title><meta http-equiv=refresh content=\"0; url=a-{p.Number}.html\">");
            return new($"<a href=\"{p.Base}turn/b-{p.Number}.html\">see</a>", null, $"turn/a-{p.Number}.html");
        }),
    ];

    // A link to what is wrong would be a fault of its own, so the page has one to what is right.
    private static FaultMarkup Lines(FaultPlace place, string sound, string target, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) place.Redirect(line);
        return new($"<a href=\"{place.Base}{sound}-{place.Number}\">see</a>", target, Redirects);
    }

    private static FaultMarkup Through(FaultPlace place, string line, string sound, string target)
    {
        place.Redirect(line);
        return new($"<a href=\"{sound}\">right</a> <a href=\"{target}\">wrong</a>", target);
    }
}
