using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Sites;

namespace ProductionOps.Deployment.Rollout;

/// <summary>Decides whether a target serves a release as it should.</summary>
internal sealed class ReleaseProver(IServedContent served, IFileSystem files, TimeProvider time, IOperationReporter reporter)
{
    // Enough to meet every page of a usual site and a good share of its assets, and still well under a second on a local network.
    private const int SampleSize = 200;
    private static readonly TimeSpan LivenessPoll = TimeSpan.FromSeconds(2);

    /// <summary>Looks at a target after the switch.</summary>
    public async Task<(RolloutFailure? Failure, ServedContentProof? Proof)> ProveAsync(
        RolloutTarget target, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        if (!await BecomesLiveAsync(target, manifest.ReleaseId, cancellationToken))
        {
            return (NotLive(target, manifest), null);
        }

        reporter.Verbose($"{target.Target.Name}: checking health at {target.Health.Url}");
        if (await served.CheckHealthAsync(target.Health, cancellationToken) is { } symptom)
        {
            return (new RolloutFailure("HealthCheckFailed", $"{target.Target.Name} is not well after the switch: {symptom}"), null);
        }

        var proof = await served.CompareAsync(target.Site, manifest, SampleSize, cancellationToken);
        return (MismatchOf(proof, "ServedContentMismatch", $"{target.Target.Name} does not serve what was deployed"), proof);
    }

    /// <summary>Looks at a staged release before the switch.</summary>
    public async Task<RolloutFailure?> CheckStagedAsync(
        RolloutTarget target, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        if (target.Target.PreviewUrl is { } preview)
        {
            return await CheckServedAsync(target, preview, manifest, cancellationToken);
        }

        if (target.Target.FindLocalDirectory(manifest.ReleaseId) is { } directory)
        {
            await using var server = StaticSiteServer.Start(files, time, () => directory);
            return await CheckServedAsync(target, server.Address, manifest, cancellationToken);
        }

        var differences = await target.Target.VerifyAsync(manifest, cancellationToken);
        return differences.Count == 0
            ? null
            : new RolloutFailure("StagedReleaseDamaged", $"{target.Target.Name}: {differences.Count} staged files are not what was built, such as '{differences[0]}'.");
    }

    private async Task<RolloutFailure?> CheckServedAsync(
        RolloutTarget target, Uri preview, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        reporter.Verbose($"{target.Target.Name}: checking the idle slot at {preview}");
        var health = target.Health with { Url = new Uri(preview, target.Health.Url.PathAndQuery.TrimStart('/')) };
        if (await served.CheckHealthAsync(health, cancellationToken) is { } symptom)
        {
            return new RolloutFailure("IdleSlotUnhealthy", $"{target.Target.Name} is not well in its idle slot, so nothing was switched: {symptom}");
        }

        var proof = await served.CompareAsync(preview, manifest, SampleSize, cancellationToken);
        return MismatchOf(proof, "IdleSlotMismatch", $"The idle slot of {target.Target.Name} does not serve what was built, so nothing was switched");
    }

    private async Task<bool> BecomesLiveAsync(RolloutTarget target, string releaseId, CancellationToken cancellationToken)
    {
        if (target.Liveness <= TimeSpan.Zero) return true;
        var started = time.GetTimestamp();
        while (await served.FindLiveReleaseAsync(target.Site, cancellationToken) != releaseId)
        {
            if (time.GetElapsedTime(started) > target.Liveness) return false;
            reporter.Verbose($"{target.Target.Name}: {target.Site} does not serve {releaseId} yet");
            await Task.Delay(LivenessPoll, time, cancellationToken);
        }

        return true;
    }

    private static RolloutFailure NotLive(RolloutTarget target, ReleaseManifest manifest) => new(
        "ReleaseNotLive",
        $"{target.Site} did not serve {manifest.ReleaseId} within {target.Liveness.TotalSeconds:0} s of the push to {target.Target.Name}. Its publisher may lag; check it, or raise deployment.target.livenessTimeout.");

    private static RolloutFailure? MismatchOf(ServedContentProof proof, string id, string sentence) => proof.Mismatches.Count == 0
        ? null
        : new RolloutFailure(id, $"{sentence}: {proof.Mismatches.Count} of {new Quantity(proof.FilesChecked, "file")} not as deployed, such as {proof.Mismatches[0]}. Check what {proof.Url} points to, and any cache before it.");
}
