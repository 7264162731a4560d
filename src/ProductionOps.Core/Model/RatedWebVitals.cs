namespace ProductionOps.Model;

/// <summary>Web vitals with their ratings.</summary>
public sealed record RatedWebVitals : ModelObject
{
    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public RatedValue? Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public RatedValue? Fcp { get; init; }

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public RatedValue? Cls { get; init; }

    /// <summary>First Input Delay of a scripted input, in milliseconds.</summary>
    public RatedValue? Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds (an addition to the specification).</summary>
    public RatedValue? Inp { get; init; }

    /// <summary>Total Blocking Time, in milliseconds (an addition to the specification).</summary>
    public RatedValue? Tbt { get; init; }

    /// <summary>Time to First Byte, in milliseconds (an addition to the specification).</summary>
    public RatedValue? Ttfb { get; init; }
}
