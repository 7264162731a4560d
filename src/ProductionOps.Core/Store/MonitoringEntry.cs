using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of a monitoring record.</summary>
public sealed record MonitoringEntry
{
    /// <summary>Identifier.</summary>
    public required string MonitoringId { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What was measured.</summary>
    public required MonitoringType MonitoringType { get; init; }

    /// <summary>Environment that was measured.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Deployment that was live.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Outcome of an uptime sample; absent when it is unknown.</summary>
    public UptimeStatus? Status { get; init; }

    /// <summary>Milliseconds of an uptime sample.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>Status code of an uptime sample.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The main score of the other types, 0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>Lighthouse accessibility of a performance measurement, 0 to 100.</summary>
    public double? AccessibilityScore { get; init; }

    /// <summary>Lighthouse best practices of a performance measurement, 0 to 100.</summary>
    public double? BestPracticesScore { get; init; }

    /// <summary>Lighthouse search engine optimization of a performance measurement, 0 to 100.</summary>
    public double? SeoScore { get; init; }

    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public double? Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public double? Fcp { get; init; }

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public double? Cls { get; init; }

    /// <summary>First Input Delay of a scripted input, in milliseconds.</summary>
    public double? Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds.</summary>
    public double? Inp { get; init; }

    /// <summary>Violations of an accessibility measurement, or known vulnerabilities of a security measurement.</summary>
    public int? Findings { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
