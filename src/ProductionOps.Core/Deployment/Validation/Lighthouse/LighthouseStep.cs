using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Sites;

namespace ProductionOps.Deployment.Validation.Lighthouse;

/// <summary>
/// Serves the built site to this machine, measures its first page with Lighthouse until the rating is settled, and fails when a
/// target of <c>performance.targets</c> is missed, with the error id <c>LighthouseBelowTarget</c>.
/// </summary>
/// <param name="locator">Finds the programs.</param>
/// <param name="runner">Runs Lighthouse.</param>
/// <param name="exclusive">Keeps two measurements apart.</param>
/// <param name="load">Knows whether the machine is busy.</param>
/// <param name="files">Serves the output.</param>
/// <param name="time">Clock of the server.</param>
public sealed class LighthouseStep(
    LighthouseLocator locator,
    LighthouseRunner runner,
    LighthouseLock exclusive,
    MachineLoad load,
    IFileSystem files,
    TimeProvider time) : IValidationStep
{
    private const int DefaultMinimumRuns = 3;
    private const int DefaultMaximumRuns = 9;

    /// <inheritdoc/>
    public string Name => "lighthouse";

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var tools = locator.Find(context.ProjectDirectory);
            using var taken = await exclusive.TakeAsync(cancellationToken);
            return await MeasureAsync(tools, context, cancellationToken);
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

    private async Task<ValidationOutcome> MeasureAsync(LighthouseTools tools, ValidationContext context, CancellationToken cancellationToken)
    {
        var configuration = context.Configuration;
        var busy = load.DescribeBusy();
        await using var server = StaticSiteServer.Start(files, time, () => context.OutputDirectory, mount: Mount(configuration.Application.Homepage));
        var series = await RepeatAsync(tools, server.Address, context, cancellationToken);
        var measured = new DeploymentPerformance { Lighthouse = series.Median.Scores, CoreWebVitals = series.Median.Vitals };
        var missed = PerformanceTarget.Of(measured, configuration.Performance.Targets).Where(target => !target.IsMet).ToList();
        List<string> findings =
        [
            .. missed.Select(target => $"{target.Describe()} Run Lighthouse on the page to see what costs most."),
            .. series.Median.Warnings,
        ];
        if (busy is not null) findings.Add(busy);
        return new ValidationOutcome(missed.Count == 0 ? ValidationStatus.Passed : ValidationStatus.Failed, findings)
        {
            ErrorId = missed.Count == 0 ? null : "LighthouseBelowTarget",
            Apply = validation => validation with { Performance = measured },
        };
    }

    // A site below a path, as projects on GitHub Pages are, links to itself with that path.
    private static string Mount(string homepage)
    {
        if (!Uri.TryCreate(homepage, UriKind.Absolute, out var address)) return "/";
        return address.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? new Uri(address, ".").AbsolutePath : address.AbsolutePath;
    }

    private async Task<LighthouseSeries> RepeatAsync(LighthouseTools tools, Uri page, ValidationContext context, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Deployment.Lighthouse;
        var minimum = settings is { MinimumRuns: > 0 } ? settings.MinimumRuns : DefaultMinimumRuns;
        var maximum = Math.Max(minimum, settings is { MaximumRuns: > 0 } ? settings.MaximumRuns : DefaultMaximumRuns);
        var reports = new List<LighthouseReport>();
        while (true)
        {
            context.Reporter.Verbose(string.Create(CultureInfo.InvariantCulture, $"Lighthouse run {reports.Count + 1} of {minimum} to {maximum}."));
            reports.Add(await runner.RunAsync(tools, page, settings?.FormFactor, cancellationToken));
            var series = new LighthouseSeries(reports, context.Configuration.Performance.Targets.Lighthouse.Performance);
            if (reports.Count >= maximum || (reports.Count >= minimum && series.IsStable)) return series;
        }
    }
}
