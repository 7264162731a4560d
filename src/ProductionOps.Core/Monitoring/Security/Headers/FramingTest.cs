namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>X-Frame-Options, or frame-ancestors in Content-Security-Policy.</summary>
internal static class FramingTest
{
    private const string Name = "x-frame-options";

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        if (PolicyTest.PolicyOf(evidence)?.Find("frame-ancestors") is not null) return new(Name, "x-frame-options-implemented-via-csp", 5, null);
        const string Better = "Set frame-ancestors in Content-Security-Policy.";
        return evidence.Find(Name)?.Trim().ToLowerInvariant() switch
        {
            null or "" => new(Name, "x-frame-options-not-implemented", -20, Better),
            "deny" or "sameorigin" => new(Name, "x-frame-options-sameorigin-or-deny", 0, Better),
            var value when value.StartsWith("allow-from", StringComparison.Ordinal) => new(Name, "x-frame-options-allow-from-origin", 0, Better),
            _ => new(Name, "x-frame-options-header-invalid", -20, $"X-Frame-Options must be DENY or SAMEORIGIN. {Better}"),
        };
    }
}
