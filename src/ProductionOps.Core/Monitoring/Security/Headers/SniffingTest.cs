namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>X-Content-Type-Options.</summary>
internal static class SniffingTest
{
    private const string Name = "x-content-type-options";

    public static HeaderFinding Run(HeaderEvidence evidence) => evidence.Find(Name)?.Trim().ToLowerInvariant() switch
    {
        null => new(Name, "x-content-type-options-not-implemented", -5, "Send X-Content-Type-Options: nosniff."),
        "nosniff" => new(Name, "x-content-type-options-nosniff", 0, null),
        _ => new(Name, "x-content-type-options-header-invalid", -5, "X-Content-Type-Options must be nosniff."),
    };
}
