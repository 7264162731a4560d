using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Releases;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Rollout;

/// <summary>
/// Brings a release live on the targets of a run, one after the other, and returns to what was served before when one of them
/// cannot be proven. The journal is written before each change of what is served.
/// </summary>
internal sealed class ReleaseRollout(JournalKeeper journals, ReleaseProver prover, IOperationReporter reporter)
{
    /// <summary>Brings a release to every target; nothing that is served changes.</summary>
    public async Task<DeploymentJournal> StageAsync(
        DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets, ReleaseContent content, CancellationToken cancellationToken)
    {
        await journals.WriteAsync(journal);
        foreach (var target in targets)
        {
            reporter.Verbose($"{target.Target.Name}: staging {new Quantity(content.Manifest.Files.Count, "file")} as {content.ReleaseId}");
            await target.Target.StageAsync(content, cancellationToken);
        }

        return journal;
    }

    /// <summary>Checks the staged release of every target before any is switched.</summary>
    public async Task<RolloutFailure?> CheckStagedAsync(
        IReadOnlyList<RolloutTarget> targets, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            if (await prover.CheckStagedAsync(target, manifest, cancellationToken) is { } failure) return failure;
        }

        return null;
    }

    /// <summary>Switches the targets, proving each before the next.</summary>
    /// <returns>Why it stopped; null when every target is proven. The proof is of the last target that was looked at.</returns>
    public async Task<(RolloutFailure? Failure, ServedContentProof? Proof)> SwitchAsync(
        DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        await journals.WriteAsync(journal);
        ServedContentProof? proof = null;
        foreach (var target in targets)
        {
            reporter.Verbose($"{target.Target.Name}: switching to {journal.ReleaseId}");
            await target.Target.ActivateAsync(journal.ReleaseId, cancellationToken);
            (var failure, proof) = await prover.ProveAsync(target, manifest, cancellationToken);
            if (failure is not null) return (failure, proof);
        }

        return (null, proof);
    }

    /// <summary>Returns every target to the release that the journal says it served, in reverse order.</summary>
    /// <returns>Whether there was something to return to on each target that had been switched.</returns>
    public async Task<bool> UndoAsync(DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets)
    {
        await journals.WriteAsync(journal with { Phase = DeploymentPhase.Undoing });
        var complete = true;
        foreach (var target in targets.Reverse())
        {
            var before = journal.Targets.FirstOrDefault(t => t.Name == target.Target.Name)?.PreviousReleaseId;
            var state = await target.Target.InspectAsync(CancellationToken.None);
            if (state.ActiveReleaseId == before || state.ActiveReleaseId != journal.ReleaseId) continue;
            if (before is null)
            {
                complete = false;
                continue;
            }

            reporter.Verbose($"{target.Target.Name}: returning to {before}");
            await target.Target.ActivateAsync(before, CancellationToken.None);
        }

        return complete;
    }

    /// <summary>Removes a release that never became live, wherever it was staged.</summary>
    public async Task DiscardAsync(string releaseId, IReadOnlyList<RolloutTarget> targets)
    {
        foreach (var target in targets)
        {
            try
            {
                var state = await target.Target.InspectAsync(CancellationToken.None);
                if (state.ActiveReleaseId != releaseId) await target.Target.DiscardAsync(releaseId, CancellationToken.None);
            }
            catch (OperationException exception)
            {
                // It is not served and the next pruning removes it, so the reason for the discarding matters more.
                reporter.Warning($"{target.Target.Name}: the staged release {releaseId} could not be removed: {exception.Message}");
            }
        }
    }
}
