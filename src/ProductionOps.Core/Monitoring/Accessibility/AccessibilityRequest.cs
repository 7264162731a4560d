using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>What to test, and how.</summary>
/// <param name="Site">Address of the site.</param>
/// <param name="Settings"><c>monitoring.accessibility</c> of the configuration.</param>
public sealed record AccessibilityRequest(Uri Site, AccessibilityMonitoringSettings Settings)
{
    /// <summary>
    /// The measurement before this one, from which it is known since when a violation has been there; null when there is none.
    /// </summary>
    public AccessibilityMeasurement? Previous { get; init; }

    /// <summary>Where to tell what is done.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
