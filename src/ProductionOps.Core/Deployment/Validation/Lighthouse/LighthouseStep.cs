using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Monitoring.Performance.Vitals;

namespace ProductionOps.Deployment.Validation.Lighthouse;

/// <summary>
/// Serves the built site to this machine, measures its first page with Lighthouse and in Chromium until the ratings are settled, and
/// fails when a target of <c>performance.targets</c> is missed, with the error id <c>LighthouseBelowTarget</c>.
/// </summary>
/// <param name="lighthouse">Runs Lighthouse.</param>
/// <param name="vitals">Measures web vitals; where it cannot, those of Lighthouse are taken.</param>
/// <param name="exclusive">Keeps two measurements apart.</param>
/// <param name="load">Knows whether the machine is busy.</param>
/// <param name="files">Serves the output.</param>
/// <param name="time">Clock of the server.</param>
public sealed class LighthouseStep(
    LighthouseMeter lighthouse,
    VitalsSeries vitals,
    MeasurementLock exclusive,
    MachineLoad load,
    IFileSystem files,
    TimeProvider time) : IValidationStep
{
    /// <inheritdoc/>
    public string Name => "lighthouse";

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            using var taken = await exclusive.TakeAsync(cancellationToken);
            return await MeasureAsync(context, cancellationToken);
        }
        catch (OperationException exception)
        {
            return ValidationOutcome.Unknown(exception.Message);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return ValidationOutcome.Unknown($"Lighthouse could not run: {exception.Message}");
        }
    }

    private async Task<ValidationOutcome> MeasureAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var busy = load.DescribeBusy();
        await using var server = BuiltSite.Serve(files, time, context);
        var (report, broken) = await AttemptAsync(() => lighthouse.MeasureAsync(Request(server.Address, context), cancellationToken));
        var (seen, unseen) = await AttemptAsync(() => vitals.MeasureAsync(
            server.Address, Settings(context.Configuration), context.Configuration.Performance.Targets.CoreWebVitals, context.Reporter, cancellationToken));
        List<string?> doubts = [broken, .. report?.Warnings ?? [], unseen, .. seen?.Warnings ?? [], busy];
        return Judge(context.Configuration, report, seen?.Samples.Vitals, [.. doubts.OfType<string>()]);
    }

    private static ValidationOutcome Judge(
        ProductionConfiguration configuration, LighthouseReport? report, CoreWebVitals? seen, IReadOnlyList<string> doubts)
    {
        if (report is null && seen is null) return new ValidationOutcome(ValidationStatus.Unknown, doubts);
        var measured = new DeploymentPerformance { Lighthouse = report?.Scores, CoreWebVitals = seen ?? report?.Vitals };
        var missed = PerformanceTarget.Of(measured, configuration.Performance.Targets).Where(target => !target.IsMet).ToList();
        var findings = missed.Select(target => $"{target.Describe()} Run Lighthouse on the page to see what costs most.");
        var status = missed.Count > 0 ? ValidationStatus.Failed : report is null ? ValidationStatus.Unknown : ValidationStatus.Passed;
        return new ValidationOutcome(status, [.. findings, .. doubts])
        {
            ErrorId = missed.Count > 0 ? "LighthouseBelowTarget" : null,
            Apply = validation => validation with { Performance = measured },
        };
    }

    private static LighthouseRequest Request(Uri page, ValidationContext context)
    {
        var settings = context.Configuration.Deployment.Lighthouse;
        var defaults = new LighthouseRequest(page);
        return defaults with
        {
            ProjectDirectory = context.ProjectDirectory,
            MinimumRuns = settings is { MinimumRuns: > 0 } ? settings.MinimumRuns : defaults.MinimumRuns,
            MaximumRuns = settings is { MaximumRuns: > 0 } ? settings.MaximumRuns : defaults.MaximumRuns,
            Target = context.Configuration.Performance.Targets.Lighthouse.Performance,
            FormFactor = settings?.FormFactor,
            Reporter = context.Reporter,
        };
    }

    // One deployment is judged on one device.
    private static PerformanceMonitoringSettings Settings(ProductionConfiguration configuration)
    {
        var settings = configuration.Deployment.Lighthouse;
        return configuration.Monitoring.Performance with
        {
            Throttling = settings?.FormFactor == "desktop" ? ThrottlingProfile.Desktop : ThrottlingProfile.Mobile,
            MinimumRuns = settings is { MinimumRuns: > 0 } ? settings.MinimumRuns : null,
            MaximumRuns = settings is { MaximumRuns: > 0 } ? settings.MaximumRuns : null,
        };
    }

    private static async Task<(T? Result, string? Failure)> AttemptAsync<T>(Func<Task<T>> measure)
        where T : class
    {
        try
        {
            return (await measure(), null);
        }
        catch (OperationException exception)
        {
            return (null, exception.Message);
        }
    }
}
