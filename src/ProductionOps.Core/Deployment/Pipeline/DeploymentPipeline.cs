using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>One deployment from its first record to its last: build, validate, release, prove.</summary>
internal sealed class DeploymentPipeline(
    IProductionStore store,
    BuildStage building,
    ValidationStage validating,
    ReleaseStage releasing,
    TimeProvider time,
    IOperationReporter reporter)
{
    private const string Activity = "Deploying";

    /// <summary>Runs it to its end. A run that ends badly is returned, with its errors.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was switched was switched back, and the record says so.</exception>
    public async Task<ProductionDeployment> RunAsync(PreparedDeployment prepared, CancellationToken cancellationToken)
    {
        var recorder = new DeploymentRecorder(
            store, time, await AddAsync(prepared, cancellationToken), prepared.Secrets.Redact);
        var stage = DeploymentErrorType.Build;
        try
        {
            if (!prepared.Revision.IsClean) await recorder.WarnAsync(DirtyWarning(prepared));

            await EnterAsync(recorder, DeploymentStatus.Building, 5);
            var build = await building.RunAsync(prepared, recorder, cancellationToken);

            stage = DeploymentErrorType.Validation;
            await EnterAsync(recorder, DeploymentStatus.Validating, 40);
            if (!await validating.RunAsync(prepared, build, recorder, cancellationToken)) return recorder.Record;

            stage = DeploymentErrorType.Deployment;
            await EnterAsync(recorder, DeploymentStatus.Deploying, 70);
            await releasing.RunAsync(prepared, build.OutputDirectory, recorder, cancellationToken);
            return recorder.Record;
        }
        catch (OperationCanceledException)
        {
            await CancelAsync(recorder);
            throw;
        }
        catch (OperationException exception) when (recorder.Record.CompletedAt is not null)
        {
            // What comes after the end, such as removing the journal, is done by the next command as well, and changes nothing of the outcome.
            reporter.Warning($"Deployment {recorder.Record.DeploymentId} has ended, but could not tidy up after itself: {exception.Message}");
            return recorder.Record;
        }
        catch (Exception exception) when (exception is OperationException)
        {
            await recorder.FinishAsync(DeploymentStatus.Failed, recorder.Error(exception, stage));
            return recorder.Record;
        }
        catch (Exception exception)
        {
            await recorder.FinishAsync(DeploymentStatus.Failed, recorder.Error(exception, stage));
            throw;
        }
        finally
        {
            reporter.Progress(new OperationProgress(Activity, recorder.Record.Status.ToString(), 100, Completed: true));
        }
    }

    private async Task EnterAsync(DeploymentRecorder recorder, DeploymentStatus status, int percent)
    {
        await recorder.EnterAsync(status);
        reporter.Progress(new OperationProgress(Activity, $"{recorder.Record.DeploymentId}: {status}", percent));
    }

    private ValueTask<ProductionDeployment> AddAsync(PreparedDeployment prepared, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return store.Deployments.AddAsync(
            new ProductionDeployment
            {
                DeploymentId = RecordId.At(now, RecordKind.Deployment).ToString(),
                Timestamp = now,
                CommitHash = prepared.Revision.CommitHash,
                CommitTime = prepared.Revision.CommitTime,
                BranchName = prepared.Revision.BranchName,
                Environment = prepared.Request.Environment,
                DeploymentType = prepared.Type,
                TriggerSource = prepared.Request.Trigger,
                DeployedBy = prepared.By,
                Status = DeploymentStatus.Pending,
                DeploymentUrl = prepared.Targets[0].Site.ToString(),
                RollbackDeploymentId = prepared.Live is { } live ? DeploymentHistory.ReleaseIdOf(live) : null,
                ConfigurationId = prepared.Configuration.ConfigurationId,
            },
            cancellationToken);
    }

    private static async Task CancelAsync(DeploymentRecorder recorder)
    {
        if (recorder.Record.CompletedAt is not null) return;
        var error = recorder.Error(
            "DeploymentCancelled", DeploymentErrorType.Deployment, "The deployment was cancelled; what is served is what was served before.");
        await recorder.FinishAsync(DeploymentStatus.Failed, error);
    }

    private static string DirtyWarning(PreparedDeployment prepared) =>
        $"{new Quantity(prepared.Revision.Changes.Count, "file differs", "files differ")} from commit {prepared.Revision.CommitHash[..8]}, so the release is not exactly that commit.";
}
