namespace ProductionOps.Testing.Content;

/// <summary>Faults of style sheets that are files of their own. What they load is relative to them, not to the page.</summary>
internal static class StyleFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("asset-broken", static p => Sheet(p, string.Empty, $".hero {{ background: #fff url( '../img/lost-{p.Number}.png' ) no-repeat }}", $"../img/lost-{p.Number}.png")),
        new("asset-broken", static p => Sheet(p, string.Empty, $"@font-face {{ src: local(\"x\"), url(../fonts/a.woff2) format(\"woff2\"), url(lost-{p.Number}.woff) }}", $"lost-{p.Number}.woff")),
        new("asset-broken", static p => Sheet(p, string.Empty, $".logo{{background:URL(img/dot.png?{p.Number})}}", $"img/dot.png?{p.Number}")),
        new("asset-broken", static p => Sheet(p, $"@import \"lost-{p.Number}.css\" screen;", string.Empty, $"lost-{p.Number}.css")),
        new("asset-broken", static p => Sheet(p, $"@IMPORT url(\"../more/lost-{p.Number}.css\");", string.Empty, $"../more/lost-{p.Number}.css")),
    ];

    private static FaultMarkup Sheet(FaultPlace place, string import, string rule, string target)
    {
        var path = $"css/fault-{place.Number}.css";
        place.WriteText(path, $"/* url({target}) */\n@import 'more.css';\n{import}\nbody {{ background: url(../img/dot.png) }}\na::after {{ content: \"url({target})\" }}\n  {rule}\n");
        return new($"<link rel=stylesheet href=\"{place.Base}{path}\">", target, path);
    }
}
