namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Subresource integrity of scripts.</summary>
internal static class IntegrityTest
{
    private const string Name = "subresource-integrity";
    private static readonly string[] HtmlTypes = ["text/html", "application/xhtml+xml"];

    /// <summary>Outcomes of foreign scripts, from the best to the worst.</summary>
    private static readonly string[] Order =
    [
        "sri-implemented-and-all-scripts-loaded-securely",
        "sri-implemented-but-external-scripts-not-loaded-securely",
        "sri-not-implemented-but-external-scripts-loaded-securely",
        "sri-not-implemented-and-external-scripts-not-loaded-securely",
    ];

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        const string Better = "Give scripts of other hosts an integrity attribute, and load them over https.";
        var result = Judge(evidence);
        return result switch
        {
            "sri-implemented-and-all-scripts-loaded-securely" or "sri-implemented-and-external-scripts-loaded-securely" => new(Name, result, 5, null),
            "sri-not-implemented-but-external-scripts-loaded-securely" => new(Name, result, -5, Better),
            "sri-implemented-but-external-scripts-not-loaded-securely" => new(Name, result, -20, Better),
            "sri-not-implemented-and-external-scripts-not-loaded-securely" => new(Name, result, -50, Better),
            _ => new(Name, result, 0, null),
        };
    }

    private static string Judge(HeaderEvidence evidence)
    {
        var type = (evidence.Find("content-type") ?? "").Split(';')[0];
        if (!HtmlTypes.Contains(type, StringComparer.Ordinal)) return "sri-not-implemented-response-not-html";
        if (evidence.Page.ScriptElements == 0) return "sri-not-implemented-but-no-scripts-loaded";
        string? worst = null;
        var hasForeign = false;
        foreach (var script in evidence.Page.Scripts)
        {
            var place = ScriptPlace.Of(script.Source, evidence.Url);
            hasForeign |= place.IsForeign;
            var result = ResultOf(place, script.Integrity);
            if (result is not null && (worst is null || Array.IndexOf(Order, result) > Array.IndexOf(Order, worst))) worst = result;
        }

        if (worst is not null) return worst;
        return hasForeign ? "sri-implemented-and-external-scripts-loaded-securely" : "sri-not-implemented-but-all-scripts-loaded-from-secure-origin";
    }

    private static string? ResultOf(ScriptPlace place, string? integrity) => (place.IsForeign, !string.IsNullOrEmpty(integrity), place.IsSecure) switch
    {
        (false, true, true) => Order[0],
        (true, true, false) => Order[1],
        (true, false, true) => Order[2],
        (true, false, false) => Order[3],
        _ => null,
    };
}
