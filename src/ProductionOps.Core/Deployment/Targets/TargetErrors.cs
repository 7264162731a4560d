using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>The errors that several kinds of target have in common.</summary>
internal static class TargetErrors
{
    public static OperationException ReleaseNotFound(string target, string releaseId) => new(
        "ReleaseNotFound",
        ErrorKind.NotFound,
        $"The target '{target}' has no complete release '{releaseId}' any more. Choose one that it has, or deploy that commit again.",
        releaseId);

    public static OperationException ReleaseActive(string target, string releaseId) => new(
        "ReleaseActive",
        ErrorKind.Forbidden,
        $"The release '{releaseId}' is what the target '{target}' serves, so it is not removed. Activate another one first.",
        releaseId);

    public static OperationException ReleaseExists(string target, string releaseId) => new(
        "ReleaseExists",
        ErrorKind.AlreadyExists,
        $"The target '{target}' already has a release '{releaseId}' with other content. Another store may deploy to the same target; deploy again under a new id.",
        releaseId);

    public static OperationException ReleaseFileChanged(string path) => new(
        "ReleaseFileChanged",
        ErrorKind.Failed,
        $"'{path}' is not what it was when the release was hashed. Make sure that nothing else builds at the same time, and deploy again.",
        path);

    public static OperationException KeptFileMissing(string target, string path, string releaseId) => new(
        "KeptFileMissing",
        ErrorKind.Damaged,
        $"'{path}' was to be kept from the release '{releaseId}', where the target '{target}' does not have it unchanged. Deploy once with 'keepAssets: false'.",
        path);

    public static OperationException ManifestDamaged(string path, Exception inner) => new(
        "ManifestDamaged",
        ErrorKind.Damaged,
        $"The manifest '{path}' cannot be read, so nothing is known of that release. Discard the release and deploy it again.",
        path,
        inner);

    public static OperationException File(Exception exception, string path) => FileErrors.Describe(exception, "Target", path);
}
