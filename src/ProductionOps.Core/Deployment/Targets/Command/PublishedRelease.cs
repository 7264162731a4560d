using ProductionOps.Model;

namespace ProductionOps.Deployment.Targets.Command;

/// <summary>What a command target knows of what it published.</summary>
public sealed record PublishedRelease : ModelObject
{
    /// <summary>The release whose command last ended well; absent when there was none.</summary>
    public string? ReleaseId { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The release whose command is running, or did not end well; it is not known what is served then.</summary>
    public string? Publishing { get; init; }
}
