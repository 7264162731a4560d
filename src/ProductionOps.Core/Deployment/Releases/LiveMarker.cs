using ProductionOps.Model;

namespace ProductionOps.Deployment.Releases;

/// <summary>
/// A small file that is part of every release and served with it, so that anybody who can read the site can tell which
/// deployment is live.
/// </summary>
public sealed record LiveMarker : ModelObject
{
    /// <summary>Path of the file in a release, with forward slashes; the site serves it at this path below its root.</summary>
    public const string Path = ".well-known/production-deployment.json";

    /// <summary>The deployment that made the release.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>Git commit that the release was built from, 40 hexadecimal digits.</summary>
    public required string CommitHash { get; init; }
}
