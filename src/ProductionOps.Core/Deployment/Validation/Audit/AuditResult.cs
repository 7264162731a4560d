using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>What an audit of dependencies said.</summary>
/// <param name="Vulnerabilities">What it found, the worst first; null when it could not tell, which is not the same as nothing.</param>
/// <param name="Reason">Why it could not tell, and what to do; null when it could.</param>
public sealed record AuditResult(IReadOnlyList<SecurityVulnerability>? Vulnerabilities, string? Reason)
{
    /// <summary>
    /// 100 minus 40 for each critical, 20 for each high, 10 for each moderate and 2 for each low vulnerability, at least 0; null
    /// when the audit could not tell. The weights are this product's own.
    /// </summary>
    public double? Score => Vulnerabilities is { } found ? Math.Max(0, 100 - found.Sum(vulnerability => Weight(vulnerability.Severity))) : null;

    /// <summary>The advisories behind the vulnerabilities, with the ranges that they concern.</summary>
    internal IReadOnlyList<NpmAdvisory> Advisories { get; init; } = [];

    /// <summary>An audit that could not tell.</summary>
    public static AuditResult Unknown(string reason) => new(null, reason);

    private static double Weight(VulnerabilitySeverity severity) => severity switch
    {
        VulnerabilitySeverity.Critical => 40,
        VulnerabilitySeverity.High => 20,
        VulnerabilitySeverity.Moderate => 10,
        _ => 2,
    };
}
