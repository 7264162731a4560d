namespace ProductionOps.Testing.Content;

/// <summary>Links to places that only another page has, or that have a name which is none, each beside a link that is right.</summary>
internal static class AnchorFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("anchor-missing", static p => Pair($"<p id=\"only-here-{p.Number}\"></p>", $"#only-here-{p.Number}", $"{p.Base}{p.Other}#only-here-{p.Number}")),
        new("anchor-missing", static p =>
        {
            p.WriteText($"there/page-{p.Number}.html", $"<!doctype html><title>There</title><p id=\"only-there-{p.Number}\"></p>");
            return Pair(string.Empty, $"{p.Base}there/page-{p.Number}.html#only-there-{p.Number}", $"#only-there-{p.Number}");
        }),
        new("anchor-missing", static p => Pair($"<a name=\"way-{p.Number}\"></a>", $"#way-{p.Number}", $"#away-{p.Number}")),
        new("anchor-missing", static p =>
        {
            p.WriteText($"there/names-{p.Number}.html", $"<!doctype html><title>Names</title><a name='old-{p.Number}'></a><p name='new-{p.Number}'></p>");
            return Pair(string.Empty, $"{p.Base}there/names-{p.Number}#old-{p.Number}", $"{p.Base}there/names-{p.Number}#new-{p.Number}");
        }),
    ];

    private static FaultMarkup Pair(string before, string sound, string target) => new($"{before}<a href=\"{sound}\">right</a> <a href=\"{target}\">wrong</a>", target);
}
