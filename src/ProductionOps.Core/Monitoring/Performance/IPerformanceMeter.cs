namespace ProductionOps.Monitoring.Performance;

/// <summary>Measures how fast a page is.</summary>
public interface IPerformanceMeter
{
    /// <summary>
    /// Measures a page in Chromium and with Lighthouse, or reads a finished report. What could not be measured is absent from the
    /// result, and a warning says why.
    /// </summary>
    /// <exception cref="OperationException">
    /// Nothing at all was measured: <c>BrowserNotFound</c>, <c>BrowserCrashed</c>, <c>PageUnreachable</c> and the other ids in
    /// docs/monitoring-browser.md.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left.</exception>
    Task<PerformanceResult> MeasureAsync(PerformanceRequest request, CancellationToken cancellationToken);
}
