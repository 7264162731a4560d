using ProductionOps.Deployment.Build;
using ProductionOps.Deployment.Validation;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Runs the validation steps and decides whether the release may go on.</summary>
internal sealed class ValidationStage(Func<PreparedDeployment, ValidationSteps> steps, IOperationReporter reporter)
{
    /// <summary>Whether the release may go on; the record says why not.</summary>
    public async Task<bool> RunAsync(
        PreparedDeployment prepared, BuildOutcome build, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var outcomes = await RunStepsAsync(prepared, build, recorder, cancellationToken);
        var decision = ValidationGate.Decide(
            outcomes, prepared.Configuration.Deployment.RequiredSteps, prepared.Configuration.Constitutional.EnforcementLevel);
        foreach (var warning in decision.Warnings) reporter.Warning(prepared.Secrets.Redact(warning));
        await recorder.UpdateAsync(record => record with { Metadata = MetadataOf(prepared, outcomes) });
        if (decision.Warnings.Count > 0) await recorder.WarnAsync(decision.Warnings);
        if (decision.MayGoOn) return true;

        var errors = decision.Stops.Select(stop => recorder.Error(stop.ErrorId, DeploymentErrorType.Validation, $"{stop.Step}: {stop.Message}"));
        await recorder.FinishAsync(DeploymentStatus.Failed, [.. errors]);
        return false;
    }

    private async Task<Dictionary<string, ValidationOutcome>> RunStepsAsync(
        PreparedDeployment prepared, BuildOutcome build, DeploymentRecorder recorder, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, ValidationOutcome>(StringComparer.Ordinal);
        var context = new ValidationContext(
            prepared.Configuration, prepared.Revision, build.ProjectDirectory, build.OutputDirectory, build.Info, reporter);
        foreach (var step in steps(prepared).Select(prepared.Configuration.Deployment.ValidationSteps))
        {
            reporter.Verbose($"Validating: {step.Name}");
            var outcome = await step.RunAsync(context with { Earlier = outcomes }, cancellationToken);
            outcomes[step.Name] = outcome;
            reporter.Verbose($"Validating: {step.Name} {outcome.Status}");
            await recorder.UpdateAsync(record => record with { Validation = outcome.Apply(record.Validation ?? new DeploymentValidation()) });
        }

        return outcomes;
    }

    private static DeploymentMetadata MetadataOf(PreparedDeployment prepared, Dictionary<string, ValidationOutcome> outcomes) => new()
    {
        ConstitutionalCompliance = Passed(outcomes, "constitutional"),
        PerformanceBaseline = Passed(outcomes, "budgets", "lighthouse"),
        UserImpact = prepared.Request.UserImpact,
        EstimatedUsers = prepared.Request.EstimatedUsers,
    };

    // False when one failed, true when all that ran passed, and nothing when none could run.
    private static bool? Passed(Dictionary<string, ValidationOutcome> outcomes, params ReadOnlySpan<string> steps)
    {
        bool? passed = null;
        foreach (var step in steps)
        {
            if (!outcomes.TryGetValue(step, out var outcome) || outcome.Status == ValidationStatus.Unknown) continue;
            passed = outcome.Status == ValidationStatus.Passed && passed != false;
        }

        return passed;
    }
}
