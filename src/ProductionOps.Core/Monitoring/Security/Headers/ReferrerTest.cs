namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Referrer-Policy, of the header or of the page, which comes last.</summary>
internal static class ReferrerTest
{
    private const string Name = "referrer-policy";
    private static readonly string[] Private = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
    private static readonly string[] Unsafe = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        const string Better = "Send Referrer-Policy: strict-origin-when-cross-origin.";
        string?[] both = [evidence.Find(Name), evidence.Page.ReferrerPolicy];
        var values = both.OfType<string>().ToArray();
        if (values.Length == 0) return new(Name, "referrer-policy-not-implemented", 0, Better);
        var last = string.Join(',', values).Split(',').Select(static value => value.Trim().ToLowerInvariant())
            .LastOrDefault(static value => Private.Contains(value, StringComparer.Ordinal) || Unsafe.Contains(value, StringComparer.Ordinal));
        if (last is null) return new(Name, "referrer-policy-header-invalid", -5, Better);
        return Private.Contains(last, StringComparer.Ordinal)
            ? new(Name, "referrer-policy-private", 5, null)
            : new(Name, "referrer-policy-unsafe", -5, Better);
    }
}
