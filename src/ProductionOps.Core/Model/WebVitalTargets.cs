namespace ProductionOps.Model;

/// <summary>Targets of the web vitals.</summary>
public sealed record WebVitalTargets : ModelObject
{
    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public double Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public double Fcp { get; init; }

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public double Cls { get; init; }

    /// <summary>First Input Delay, in milliseconds.</summary>
    public double Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds (an addition to the specification).</summary>
    public double? Inp { get; init; }
}
