namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Cross-origin resource sharing.</summary>
internal static class ResourceSharingTest
{
    private const string Name = "cross-origin-resource-sharing";

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        var allowed = HeaderEvidence.Find(evidence.CrossOriginHeaders, "access-control-allow-origin");
        if (string.IsNullOrEmpty(allowed)) return new(Name, Name + "-not-implemented", 0, null);
        if (allowed.Trim() == "*") return new(Name, Name + "-implemented-with-public-access", 0, null);
        var credentials = HeaderEvidence.Find(evidence.CrossOriginHeaders, "access-control-allow-credentials");
        var isUniversal = allowed == evidence.AskedOrigin && string.Equals(credentials?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        return isUniversal
            ? new(Name, Name + "-implemented-with-universal-access", -50, "Do not allow every origin to read answers with the visitor's credentials.")
            : new(Name, Name + "-implemented-with-restricted-access", 0, null);
    }
}
