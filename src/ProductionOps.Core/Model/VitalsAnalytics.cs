namespace ProductionOps.Model;

/// <summary>Web vitals over a period.</summary>
public sealed record VitalsAnalytics : ModelObject
{
    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public VitalAnalytics? Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public VitalAnalytics? Fcp { get; init; }

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public VitalAnalytics? Cls { get; init; }

    /// <summary>First Input Delay, in milliseconds.</summary>
    public VitalAnalytics? Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds (an addition to the specification).</summary>
    public VitalAnalytics? Inp { get; init; }
}
