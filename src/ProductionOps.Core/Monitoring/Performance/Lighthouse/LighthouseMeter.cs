using System.Globalization;
using ProductionOps.Browsers;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>Runs Lighthouse on a page until its rating is settled. Whoever calls it keeps other measurements away meanwhile.</summary>
/// <param name="locator">Finds the programs.</param>
/// <param name="runner">Runs Lighthouse.</param>
public sealed class LighthouseMeter(LighthouseLocator locator, LighthouseRunner runner)
{
    /// <summary>The meter of this machine.</summary>
    public static LighthouseMeter OfThisMachine(IProcessRunner processes, IFileSystem files) => new(
        new LighthouseLocator(processes, files, new BrowserLocator(processes, files, Environment.GetEnvironmentVariable)),
        new LighthouseRunner(processes, files, MinimalEnvironment.OfThisProcess(), !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess));

    /// <summary>Measures.</summary>
    /// <returns>The run with the median performance score, whole.</returns>
    /// <exception cref="OperationException">
    /// <c>LighthouseNotFound</c>, <c>BrowserNotFound</c>, <c>LighthouseFailed</c>, <c>LighthouseReportInvalid</c>, <c>ProgramTimeout</c>.
    /// </exception>
    public async Task<LighthouseReport> MeasureAsync(LighthouseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tools = locator.Find(request.ProjectDirectory);
        var maximum = Math.Max(request.MinimumRuns, request.MaximumRuns);
        var reports = new List<LighthouseReport>();
        while (true)
        {
            request.Reporter.Verbose(string.Create(
                CultureInfo.InvariantCulture, $"Lighthouse run {reports.Count + 1} of {request.MinimumRuns} to {maximum}."));
            reports.Add(await runner.RunAsync(tools, request.Page, request.FormFactor, cancellationToken));
            var series = new LighthouseSeries(reports, request.Target);
            if (reports.Count >= maximum || (reports.Count >= request.MinimumRuns && series.IsStable)) return series.Median;
        }
    }
}
