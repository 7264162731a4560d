using ProductionOps.Deployment.Rollout;
using ProductionOps.Deployment.Targets;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>
/// Finishes or undoes what a killed process left behind. It runs under the deployment lock, so an unfinished record has no process.
/// </summary>
internal sealed class DeploymentRecovery(
    IProductionStore store,
    JournalKeeper journals,
    ManifestStore manifests,
    RolloutTargets rolloutTargets,
    ReleaseRollout rollout,
    TimeProvider time,
    IOperationReporter reporter)
{
    private const string Interrupted = "DeploymentInterrupted";

    /// <summary>The records that were brought to an end.</summary>
    public async Task<IReadOnlyList<ProductionDeployment>> RecoverAsync(CancellationToken cancellationToken)
    {
        var history = new DeploymentHistory(store);
        var recovered = new List<ProductionDeployment>();
        await foreach (var entry in history.ListUnfinishedAsync(cancellationToken))
        {
            reporter.Warning($"Deployment {entry.DeploymentId} was interrupted while {StatusText(entry.Status)}; recovering it.");
            if (await store.Deployments.FindAsync(entry.DeploymentId, cancellationToken) is { } record)
            {
                recovered.Add(await RecoverAsync(new DeploymentRecorder(store, time, record), cancellationToken));
            }
        }

        await journals.RemoveAsync();
        return recovered;
    }

    private async Task<ProductionDeployment> RecoverAsync(DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var journal = await journals.FindAsync(cancellationToken);
        if (journal?.DeploymentId != recorder.Record.DeploymentId)
        {
            await FailAsync(recorder, "before anything was staged; what is served did not change");
            return recorder.Record;
        }

        var targets = await rolloutTargets.CreateAsync(journal, cancellationToken);
        await (journal.Phase switch
        {
            DeploymentPhase.Staging => DiscardAsync(recorder, journal, targets),
            DeploymentPhase.Switching => FinishSwitchAsync(recorder, journal, targets, cancellationToken),
            DeploymentPhase.Undoing => UndoAsync(recorder, journal, targets, "while it was being undone"),
            _ => FinishRollbackAsync(recorder, journal, targets, cancellationToken),
        });
        return recorder.Record;
    }

    private async Task FinishSwitchAsync(
        DeploymentRecorder recorder, DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets, CancellationToken cancellationToken)
    {
        var states = new List<TargetState>();
        foreach (var target in targets) states.Add(await target.Target.InspectAsync(cancellationToken));

        if (states.TrueForAll(state => state.ActiveReleaseId != journal.ReleaseId))
        {
            await DiscardAsync(recorder, journal, targets);
            return;
        }

        if (!states.TrueForAll(state => state.ActiveReleaseId == journal.ReleaseId))
        {
            await UndoAsync(recorder, journal, targets, "with only some targets switched");
            return;
        }

        var manifest = await manifests.GetAsync(journal.ReleaseId, cancellationToken);
        var (failure, proof) = await rollout.SwitchAsync(journal, targets, manifest, cancellationToken);
        if (failure is not null)
        {
            await UndoAsync(recorder, journal, targets, $"after the switch, and could not be proven ({failure.Message})");
            return;
        }

        await recorder.UpdateAsync(record => record with { Proof = proof });
        await recorder.WarnAsync("The deployment was interrupted after the switch; the next command proved it and finished it.");
        await recorder.FinishAsync(DeploymentStatus.Success);
    }

    private async Task FinishRollbackAsync(
        DeploymentRecorder recorder, DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets, CancellationToken cancellationToken)
    {
        var manifest = await manifests.GetAsync(journal.ReleaseId, cancellationToken);
        var (failure, proof) = await rollout.SwitchAsync(journal, targets, manifest, cancellationToken);
        await recorder.UpdateAsync(record => record with { Proof = proof });
        await recorder.WarnAsync("The rollback was interrupted; the next command finished it.");
        await new UndoneMarker(store, time).MarkAsync(journal.UndoneDeploymentId, recorder.Record.DeploymentId);
        if (failure is null) await recorder.FinishAsync(DeploymentStatus.Success);
        else await recorder.FinishAsync(DeploymentStatus.Failed, recorder.Error(failure.Id, DeploymentErrorType.Rollback, failure.Message, ErrorSeverity.Critical));
    }

    private async Task UndoAsync(
        DeploymentRecorder recorder, DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets, string when)
    {
        var undone = await rollout.UndoAsync(journal, targets);
        var error = recorder.Error(Interrupted, DeploymentErrorType.Deployment, undone
            ? $"The deployment was interrupted {when}. The previous release was restored; deploy again."
            : $"The deployment was interrupted {when}. There is no previous release to restore, so it is still served; deploy again.");
        await recorder.FinishAsync(undone ? DeploymentStatus.RolledBack : DeploymentStatus.Failed, error);
    }

    private async Task DiscardAsync(DeploymentRecorder recorder, DeploymentJournal journal, IReadOnlyList<RolloutTarget> targets)
    {
        await rollout.DiscardAsync(journal.ReleaseId, targets);
        await FailAsync(recorder, "before the switch; what was staged is gone and what is served did not change");
    }

    private static Task FailAsync(DeploymentRecorder recorder, string when) => recorder.FinishAsync(
        DeploymentStatus.Failed,
        recorder.Error(Interrupted, DeploymentErrorType.Deployment, $"The deployment was interrupted {when}. Deploy again."));

    private static string StatusText(DeploymentStatus status) => status switch
    {
        DeploymentStatus.Building => "building",
        DeploymentStatus.Validating => "validating",
        DeploymentStatus.Deploying => "deploying",
        _ => "starting",
    };
}
