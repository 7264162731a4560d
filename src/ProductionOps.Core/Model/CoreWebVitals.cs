namespace ProductionOps.Model;

/// <summary>Web vitals as plain values.</summary>
public sealed record CoreWebVitals : ModelObject
{
    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public double? Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public double? Fcp { get; init; }

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public double? Cls { get; init; }

    /// <summary>First Input Delay of a scripted input, in milliseconds; absent when no input was measured.</summary>
    public double? Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds (an addition to the specification).</summary>
    public double? Inp { get; init; }

    /// <summary>Total Blocking Time, in milliseconds (an addition to the specification).</summary>
    public double? Tbt { get; init; }

    /// <summary>Time to First Byte, in milliseconds (an addition to the specification).</summary>
    public double? Ttfb { get; init; }
}
