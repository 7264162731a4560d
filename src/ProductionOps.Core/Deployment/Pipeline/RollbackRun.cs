using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Rollout;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Returns to an earlier release: verified first, switched, proven, recorded.</summary>
internal sealed class RollbackRun(
    IProductionStore store,
    ManifestStore manifests,
    JournalKeeper journals,
    ReleaseRollout rollout,
    TimeProvider time,
    IOperationReporter reporter)
{
    private const string Activity = "Rolling back";

    /// <summary>Runs it and returns its record, whichever way it ended.</summary>
    public async Task<ProductionDeployment> RunAsync(PreparedRollback prepared, CancellationToken cancellationToken)
    {
        Report("Verifying the release to return to", 10);
        var manifest = await manifests.GetAsync(prepared.ReleaseId, cancellationToken);
        await VerifyAsync(prepared, manifest, cancellationToken);

        var recorder = new DeploymentRecorder(store, time, await AddAsync(prepared, manifest, cancellationToken));
        try
        {
            await SwitchAsync(prepared, manifest, recorder);
        }
        catch (OperationException exception)
        {
            // Where the release is served already, the journal stays, and the next command finishes the rollback: its record must not say that
            // it failed.
            if (await IsServedAsync(prepared)) throw;
            await recorder.FinishAsync(DeploymentStatus.Failed, recorder.Error(exception, DeploymentErrorType.Rollback));
        }

        await journals.RemoveAsync();
        reporter.Progress(new OperationProgress(Activity, recorder.Record.Status.ToString(), 100, Completed: true));
        return recorder.Record;
    }

    private static async Task<bool> IsServedAsync(PreparedRollback prepared)
    {
        foreach (var target in prepared.Targets)
        {
            if ((await target.Target.InspectAsync(CancellationToken.None)).ActiveReleaseId == prepared.ReleaseId) return true;
        }

        return false;
    }

    private static async Task VerifyAsync(PreparedRollback prepared, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var target in prepared.Targets)
        {
            var differences = await target.Target.VerifyAsync(manifest, cancellationToken);
            if (differences.Count == 0) continue;
            throw new OperationException(
                "ReleaseDamaged",
                ErrorKind.Damaged,
                $"Release {prepared.ReleaseId} on {target.Target.Name} is not what was deployed: {new Quantity(differences.Count, "file differs", "files differ")}, such as '{differences[0]}'. Nothing was switched. Choose another release with -To, or deploy that commit again.",
                prepared.ReleaseId);
        }
    }

    // From here on the user's cancellation is not heard: half a rollback is worse than a finished one, and it takes milliseconds.
    private async Task SwitchAsync(PreparedRollback prepared, ReleaseManifest manifest, DeploymentRecorder recorder)
    {
        Report($"Switching to {prepared.ReleaseId}", 50);
        var journal = await CreateJournalAsync(prepared, recorder);
        var (failure, proof) = await rollout.SwitchAsync(journal, prepared.Targets, manifest, CancellationToken.None);
        await recorder.UpdateAsync(record => record with { Proof = proof });
        await new UndoneMarker(store, time).MarkAsync(prepared.UndoneDeploymentId, recorder.Record.DeploymentId);
        if (failure is null)
        {
            await recorder.FinishAsync(DeploymentStatus.Success);
            return;
        }

        await recorder.FinishAsync(
            DeploymentStatus.Failed,
            recorder.Error(failure.Id, DeploymentErrorType.Rollback, failure.Message, ErrorSeverity.Critical));
    }

    private static async Task<DeploymentJournal> CreateJournalAsync(PreparedRollback prepared, DeploymentRecorder recorder)
    {
        var before = new List<JournalTarget>();
        foreach (var target in prepared.Targets)
        {
            var state = await target.Target.InspectAsync(CancellationToken.None);
            before.Add(new JournalTarget { Name = target.Target.Name, PreviousReleaseId = state.ActiveReleaseId });
        }

        return new DeploymentJournal
        {
            DeploymentId = recorder.Record.DeploymentId,
            ReleaseId = prepared.ReleaseId,
            UndoneDeploymentId = prepared.UndoneDeploymentId,
            Environment = recorder.Record.Environment,
            ConfigurationId = prepared.Configuration.ConfigurationId,
            RepositoryRoot = prepared.RepositoryRoot,
            Phase = DeploymentPhase.RollingBack,
            Targets = before,
        };
    }

    private ValueTask<ProductionDeployment> AddAsync(
        PreparedRollback prepared, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return store.Deployments.AddAsync(
            new ProductionDeployment
            {
                DeploymentId = RecordId.At(now, RecordKind.Deployment).ToString(),
                Timestamp = now,
                CommitHash = prepared.Source.CommitHash,
                CommitTime = prepared.Source.CommitTime,
                BranchName = prepared.Source.BranchName,
                Environment = prepared.Source.Environment,
                DeploymentType = DeploymentType.Rollback,
                TriggerSource = prepared.Request.Trigger,
                DeployedBy = prepared.Request.DeployedBy ?? Environment.UserName,
                Status = DeploymentStatus.Deploying,
                DeploymentUrl = prepared.Targets[0].Site.ToString(),
                RollbackDeploymentId = prepared.ReleaseId,
                ConfigurationId = prepared.Configuration.ConfigurationId,
                ManifestChecksum = manifest.Checksum,
                Warnings = prepared.Request.Reason is { } reason ? [$"Reason: {reason}"] : [],
            },
            cancellationToken);
    }

    private void Report(string status, int percent) => reporter.Progress(new OperationProgress(Activity, status, percent));
}
