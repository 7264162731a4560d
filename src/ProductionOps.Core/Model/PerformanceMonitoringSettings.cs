namespace ProductionOps.Model;

/// <summary>How performance is watched.</summary>
public sealed record PerformanceMonitoringSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Hours between measurements.</summary>
    public double Frequency { get; init; }

    /// <summary>Budgets.</summary>
    public required PageBudgets Budgets { get; init; }
}
