using ProductionOps.Store;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// Where things are in a directory of releases, on this machine or on another:
/// <c>releases/ID/</c> the files; <c>manifests/ID.json</c> written when a release is complete; <c>current</c> the link that is
/// served; <c>slots/blue</c>, <c>slots/green</c> and <c>idle</c> links for blue-green; <c>.lock</c>.
/// </summary>
/// <param name="root">Full path of the directory.</param>
internal sealed class ReleaseLayout(string root)
{
    public string Root { get; } = root;

    public string Releases { get; } = Path.Combine(root, "releases");

    public string Manifests { get; } = Path.Combine(root, "manifests");

    public string Slots { get; } = Path.Combine(root, "slots");

    public string Lock { get; } = Path.Combine(root, ".lock");

    public string Release(string releaseId) => Path.Combine(Releases, Checked(releaseId));

    public string Manifest(string releaseId) => Path.Combine(Manifests, Checked(releaseId) + ".json");

    /// <summary>An id that is safe to be a part of a path.</summary>
    /// <exception cref="OperationException"><c>RecordIdInvalid</c>.</exception>
    public static string Checked(string releaseId)
    {
        _ = RecordId.Parse(releaseId, RecordKind.Deployment);
        return releaseId;
    }

    public static bool IsReleaseId(string name) => RecordId.TryParse(name, out var id) && id.Kind == RecordKind.Deployment;
}
