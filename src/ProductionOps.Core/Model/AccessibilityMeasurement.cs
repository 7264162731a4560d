namespace ProductionOps.Model;

/// <summary>An accessibility measurement.</summary>
public sealed record AccessibilityMeasurement : ModelObject
{
    /// <summary>WCAG tests.</summary>
    public WcagCompliance? WcagCompliance { get; init; }

    /// <summary>Counts of axe-core.</summary>
    public AxeResults? AxeResults { get; init; }

    /// <summary>Accessibility tree.</summary>
    public ScreenReaderTest? ScreenReaderTest { get; init; }
}
