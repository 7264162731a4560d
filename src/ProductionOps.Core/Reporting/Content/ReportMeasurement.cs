namespace ProductionOps.Reporting.Content;

/// <summary>A measurement of the performance, or the means of a day of them.</summary>
public sealed record ReportMeasurement
{
    /// <summary>When it was made, or the start of the day.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Lighthouse performance, 0 to 100.</summary>
    public double? Performance { get; init; }

    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public double? Lcp { get; init; }

    /// <summary>First Contentful Paint, in seconds.</summary>
    public double? Fcp { get; init; }

    /// <summary>Cumulative Layout Shift.</summary>
    public double? Cls { get; init; }

    /// <summary>First Input Delay, in milliseconds.</summary>
    public double? Fid { get; init; }

    /// <summary>Interaction to Next Paint, in milliseconds.</summary>
    public double? Inp { get; init; }
}
