namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Tests the accessibility of pages.</summary>
public interface IAccessibilityAuditor
{
    /// <summary>
    /// Runs axe-core on the pages and reads their accessibility trees. A page that could not be tested is a warning and counts
    /// neither way.
    /// </summary>
    /// <exception cref="OperationException">
    /// No page was tested: <c>BrowserNotFound</c>, <c>BrowserCrashed</c>, <c>PageUnreachable</c> and the other ids in
    /// docs/monitoring-browser.md.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left.</exception>
    Task<AccessibilityResult> MeasureAsync(AccessibilityRequest request, CancellationToken cancellationToken);
}
