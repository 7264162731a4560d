using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Stages a validated site, switches to it, proves it, and returns to the release before when it cannot be proven.</summary>
internal sealed class ReleaseStage(
    ManifestBuilder manifestBuilder,
    ManifestStore manifests,
    JournalKeeper journals,
    ReleaseRollout rollout,
    ReleasePruner pruner,
    IOperationReporter reporter)
{
    /// <summary>Brings the release live and ends the record.</summary>
    public async Task RunAsync(
        PreparedDeployment prepared, string outputDirectory, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var content = await CreateContentAsync(prepared, outputDirectory, recorder, cancellationToken);
        var journal = await CreateJournalAsync(prepared, recorder, cancellationToken);
        if (!await StageAsync(journal, prepared, content, recorder, cancellationToken)) return;

        await SwitchAsync(journal with { Phase = DeploymentPhase.Switching }, prepared, content.Manifest, recorder, cancellationToken);
        await journals.RemoveAsync();
        if (recorder.Record.Status == DeploymentStatus.Success) await pruner.PruneAsync(prepared, recorder);
    }

    private async Task<ReleaseContent> CreateContentAsync(
        PreparedDeployment prepared, string outputDirectory, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var previous = recorder.Record.RollbackDeploymentId is { } before
            ? await manifests.FindAsync(before, cancellationToken)
            : null;
        var keepAssets = prepared.Configuration.Deployment is var settings &&
            (settings.Target is { KeepAssets: true } || settings.Targets.Any(static target => target.KeepAssets));
        var request = new ManifestRequest(outputDirectory, recorder.Record.DeploymentId, prepared.Revision.CommitHash)
        {
            KeepAssetsOf = keepAssets ? previous : null,
        };
        var content = await manifestBuilder.BuildAsync(request, reporter, cancellationToken);
        await manifests.WriteAsync(content.Manifest, cancellationToken);
        await recorder.UpdateAsync(record => record with { ManifestChecksum = content.Manifest.Checksum });
        return content;
    }

    private static async Task<DeploymentJournal> CreateJournalAsync(
        PreparedDeployment prepared, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var before = new List<JournalTarget>();
        foreach (var target in prepared.Targets)
        {
            var state = await target.Target.InspectAsync(cancellationToken);
            before.Add(new JournalTarget { Name = target.Target.Name, PreviousReleaseId = state.ActiveReleaseId });
        }

        return new DeploymentJournal
        {
            DeploymentId = recorder.Record.DeploymentId,
            ReleaseId = recorder.Record.DeploymentId,
            Environment = recorder.Record.Environment,
            ConfigurationId = prepared.Configuration.ConfigurationId,
            RepositoryRoot = prepared.Revision.RepositoryRoot,
            Phase = DeploymentPhase.Staging,
            Targets = before,
        };
    }

    // Anything that goes wrong here leaves what is served as it was; only what was staged has to go.
    private async Task<bool> StageAsync(
        DeploymentJournal journal,
        PreparedDeployment prepared,
        ReleaseContent content,
        DeploymentRecorder recorder,
        CancellationToken cancellationToken)
    {
        var staged = false;
        try
        {
            await rollout.StageAsync(journal, prepared.Targets, content, cancellationToken);
            if (prepared.Configuration.Deployment.Strategy == DeploymentStrategy.BlueGreen)
            {
                var failure = await rollout.CheckStagedAsync(prepared.Targets, content.Manifest, cancellationToken);
                if (failure is not null)
                {
                    await recorder.FinishAsync(DeploymentStatus.Failed, recorder.Error(failure.Id, DeploymentErrorType.Deployment, failure.Message));
                    return false;
                }
            }

            return staged = true;
        }
        finally
        {
            if (!staged)
            {
                await rollout.DiscardAsync(journal.ReleaseId, prepared.Targets);
                await journals.RemoveAsync();
            }
        }
    }

    private async Task SwitchAsync(
        DeploymentJournal journal,
        PreparedDeployment prepared,
        ReleaseManifest manifest,
        DeploymentRecorder recorder,
        CancellationToken cancellationToken)
    {
        RolloutFailure failure;
        try
        {
            var (problem, proof) = await rollout.SwitchAsync(journal, prepared.Targets, manifest, cancellationToken);
            await recorder.UpdateAsync(record => record with { Proof = proof });

            // A success that cannot be recorded is none: the records say what is live, and must not say something else than the targets serve.
            if (problem is null)
            {
                await recorder.FinishAsync(DeploymentStatus.Success);
                return;
            }

            failure = problem;
        }
        catch (OperationCanceledException)
        {
            await UndoAsync(journal, prepared, recorder, new RolloutFailure("DeploymentCancelled", "The deployment was cancelled after the switch."));
            await journals.RemoveAsync();
            throw;
        }
        catch (OperationException exception)
        {
            failure = new RolloutFailure(exception.Id, exception.Message);
        }

        if (prepared.Configuration.Deployment.RollbackStrategy == RollbackStrategy.Automatic) await UndoAsync(journal, prepared, recorder, failure);
        else await LeaveAsync(recorder, failure, "It is still served, because rollbackStrategy is manual: return");
    }

    private async Task UndoAsync(
        DeploymentJournal journal, PreparedDeployment prepared, DeploymentRecorder recorder, RolloutFailure failure)
    {
        bool undone;
        try
        {
            undone = await rollout.UndoAsync(journal, prepared.Targets);
        }
        catch (OperationException exception)
        {
            await LeaveAsync(recorder, failure, $"The previous release could not be restored either: {exception.Message} Return");
            return;
        }

        var end = undone
            ? $"The previous release {recorder.Record.RollbackDeploymentId} was restored automatically."
            : "There is no previous release to restore, so this one is still served.";
        var severity = undone ? ErrorSeverity.Error : ErrorSeverity.Critical;
        await recorder.FinishAsync(
            undone ? DeploymentStatus.RolledBack : DeploymentStatus.Failed,
            recorder.Error(failure.Id, DeploymentErrorType.Deployment, $"{failure.Message} {end}", severity) with
            {
                Resolved = undone,
                Resolution = undone ? end : null,
            });
    }

    private static Task LeaveAsync(DeploymentRecorder recorder, RolloutFailure failure, string why) => recorder.FinishAsync(
        DeploymentStatus.Failed,
        recorder.Error(
            failure.Id,
            DeploymentErrorType.Deployment,
            $"{failure.Message} {why} with Undo-ProductionDeployment or 'prodops deployment undo'.",
            ErrorSeverity.Critical));
}
