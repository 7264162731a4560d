using ProductionOps.Model;

namespace ProductionOps.Store;

/// <summary>What lists and reports need of a deployment.</summary>
public sealed record DeploymentEntry
{
    /// <summary>Identifier.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When its status became final.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Author time of the commit.</summary>
    public DateTimeOffset? CommitTime { get; init; }

    /// <summary>Where it went.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Why it was made.</summary>
    public required DeploymentType DeploymentType { get; init; }

    /// <summary>What started it.</summary>
    public required TriggerSource TriggerSource { get; init; }

    /// <summary>How far it has come.</summary>
    public required DeploymentStatus Status { get; init; }

    /// <summary>Git commit.</summary>
    public required string CommitHash { get; init; }

    /// <summary>Git branch.</summary>
    public required string BranchName { get; init; }

    /// <summary>Who started it.</summary>
    public required string DeployedBy { get; init; }

    /// <summary>The deployment that a rollback returns to.</summary>
    public string? RollbackDeploymentId { get; init; }

    /// <summary>Seconds that the build took.</summary>
    public double? BuildTime { get; init; }

    /// <summary>Bytes of the built site.</summary>
    public long? BundleTotal { get; init; }

    /// <summary>Constitutional compliance, 0 to 100.</summary>
    public double? ComplianceScore { get; init; }

    /// <summary>Lighthouse performance, 0 to 100.</summary>
    public double? PerformanceScore { get; init; }

    /// <summary>Lighthouse accessibility, 0 to 100.</summary>
    public double? AccessibilityScore { get; init; }

    /// <summary>Lighthouse best practices, 0 to 100.</summary>
    public double? BestPracticesScore { get; init; }

    /// <summary>Lighthouse search engine optimization, 0 to 100.</summary>
    public double? SeoScore { get; init; }

    /// <summary>Known vulnerabilities; absent when the audit did not run.</summary>
    public int? Vulnerabilities { get; init; }

    /// <summary>Identifier of the first error.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Position in the order of all records of this kind.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the stored record, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }

    /// <summary>Bytes of the stored record.</summary>
    public required long Length { get; init; }
}
