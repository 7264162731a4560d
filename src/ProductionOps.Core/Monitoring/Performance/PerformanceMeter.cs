using ProductionOps.Browsers;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Monitoring.Performance.Vitals;
using ProductionOps.Processes;

namespace ProductionOps.Monitoring.Performance;

/// <summary>Measures a page in Chromium, and with Lighthouse where that is installed.</summary>
/// <param name="vitals">Loads the page.</param>
/// <param name="lighthouse">Runs Lighthouse.</param>
/// <param name="imports">Reads finished reports.</param>
/// <param name="exclusive">Keeps two measurements apart.</param>
/// <param name="load">Knows whether the machine is busy.</param>
/// <param name="time">Clock of the measurement.</param>
public sealed class PerformanceMeter(
    VitalsSeries vitals, LighthouseMeter lighthouse, LighthouseImport imports, MeasurementLock exclusive, MachineLoad load, TimeProvider time)
    : IPerformanceMeter
{
    /// <summary>The meter of this machine.</summary>
    public static PerformanceMeter OfThisMachine(IProcessRunner processes, IFileSystem files, TimeProvider time) => new(
        new VitalsSeries(BrowserStarter.OfThisMachine(processes, files, time)),
        LighthouseMeter.OfThisMachine(processes, files),
        new LighthouseImport(files),
        new MeasurementLock(files, time, MeasurementLock.DefaultPath),
        new MachineLoad(files, Environment.ProcessorCount),
        time);

    /// <inheritdoc/>
    public async Task<PerformanceResult> MeasureAsync(PerformanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var page = request.Settings.Page is { } named ? PageAddress.Of(request.Site, named) : request.Site;
        if (request.LighthouseReport is { } report) return Imported(page, imports.Read(report, page));
        using var taken = await exclusive.TakeAsync(cancellationToken);
        var warnings = new List<string>();
        if (load.DescribeBusy() is { } busy) warnings.Add(busy);
        var (measured, failure) = await AttemptAsync(
            () => vitals.MeasureAsync(page, request.Settings, request.Targets?.CoreWebVitals, request.Reporter, cancellationToken), warnings);
        if (failure is not null && (IsAboutPage(failure) || request.Settings.Lighthouse == false)) throw failure;
        var (scores, _) = request.Settings.Lighthouse == false
            ? (null, null)
            : await AttemptAsync(() => lighthouse.MeasureAsync(Lighthouse(page, request), cancellationToken), warnings);
        if (measured is null && scores is null) throw failure!;
        warnings.AddRange(measured?.Warnings ?? []);
        warnings.AddRange(scores?.Warnings ?? []);
        return new PerformanceResult(page, Measurement(measured, scores), warnings);
    }

    // What is wrong with the page is wrong for Lighthouse too.
    private static bool IsAboutPage(OperationException failure) => failure.Id.StartsWith("Page", StringComparison.Ordinal);

    private static async Task<(T? Result, OperationException? Failure)> AttemptAsync<T>(Func<Task<T>> measure, List<string> warnings)
        where T : class
    {
        try
        {
            return (await measure(), null);
        }
        catch (OperationException exception)
        {
            warnings.Add(exception.Message);
            return (null, exception);
        }
    }

    private static LighthouseRequest Lighthouse(Uri page, PerformanceRequest request)
    {
        var defaults = new LighthouseRequest(page);
        return defaults with
        {
            ProjectDirectory = request.ProjectDirectory,
            MinimumRuns = request.Settings.MinimumRuns ?? defaults.MinimumRuns,
            MaximumRuns = request.Settings.MaximumRuns ?? defaults.MaximumRuns,
            Target = request.Targets?.Lighthouse.Performance ?? defaults.Target,
            FormFactor = request.Settings.Throttling is null or ThrottlingProfile.Mobile ? "mobile" : "desktop",
            Reporter = request.Reporter,
        };
    }

    private static PerformanceResult Imported(Uri page, LighthouseReport report) => new(
        report.Page ?? page,
        new PerformanceMeasurement
        {
            Lighthouse = Scores(report, report.FetchTime),
            CoreWebVitals = VitalBounds.Rate(report.Vitals),
            BundleAnalysis = report.Bundle,
            LoadTime = report.LoadTime,
        },
        report.Warnings);

    private PerformanceMeasurement Measurement(VitalsResult? measured, LighthouseReport? report) => new()
    {
        Lighthouse = report is null ? null : Scores(report, report.FetchTime ?? time.GetUtcNow()),
        CoreWebVitals = (measured?.Samples.Vitals ?? report?.Vitals) is { } values ? VitalBounds.Rate(values) : null,
        BundleAnalysis = measured?.Samples.Bundle ?? report?.Bundle,
        LoadTime = measured is null ? report?.LoadTime : measured.Samples.LoadTime,
    };

    private static MonitoredLighthouse Scores(LighthouseReport report, DateTimeOffset? ran) => new()
    {
        Performance = report.Scores.Performance,
        Accessibility = report.Scores.Accessibility,
        BestPractices = report.Scores.BestPractices,
        Seo = report.Scores.Seo,
        LastRun = ran,
    };
}
