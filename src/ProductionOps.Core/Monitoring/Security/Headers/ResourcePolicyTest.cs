namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Cross-Origin-Resource-Policy.</summary>
internal static class ResourcePolicyTest
{
    private const string Name = "cross-origin-resource-policy";

    public static HeaderFinding Run(HeaderEvidence evidence) => evidence.Find(Name)?.Trim().ToLowerInvariant() switch
    {
        null or "" => new(Name, "corp-not-implemented", 0, "Send Cross-Origin-Resource-Policy: same-origin."),
        "same-origin" => new(Name, "corp-implemented-with-same-origin", 10, null),
        "same-site" => new(Name, "corp-implemented-with-same-site", 10, null),
        "cross-origin" => new(Name, "corp-implemented-with-cross-origin", 0, null),
        _ => new(Name, "corp-header-invalid", -5, "Cross-Origin-Resource-Policy must be same-origin, same-site or cross-origin."),
    };
}
