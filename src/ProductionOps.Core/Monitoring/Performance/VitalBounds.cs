using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance;

/// <summary>
/// The published bounds of a web vital. A bound itself is still in the better class. Source: web-vitals (LCP, FCP, CLS, INP, TTFB),
/// web.dev/articles/fid, web.dev/articles/tbt.
/// </summary>
/// <param name="Good">At most this is good.</param>
/// <param name="Poor">More than this is poor.</param>
public readonly record struct VitalBounds(double Good, double Poor)
{
    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public static VitalBounds Lcp { get; } = new(2.5, 4);

    /// <summary>First Contentful Paint, in seconds.</summary>
    public static VitalBounds Fcp { get; } = new(1.8, 3);

    /// <summary>Cumulative Layout Shift.</summary>
    public static VitalBounds Cls { get; } = new(0.1, 0.25);

    /// <summary>First Input Delay, in milliseconds.</summary>
    public static VitalBounds Fid { get; } = new(100, 300);

    /// <summary>Interaction to Next Paint, in milliseconds.</summary>
    public static VitalBounds Inp { get; } = new(200, 500);

    /// <summary>Total Blocking Time, in milliseconds.</summary>
    public static VitalBounds Tbt { get; } = new(200, 600);

    /// <summary>Time to First Byte, in milliseconds.</summary>
    public static VitalBounds Ttfb { get; } = new(800, 1800);

    /// <summary>The rating of a value.</summary>
    public WebVitalRating Rate(double value)
    {
        if (value > Poor) return WebVitalRating.Poor;
        return value > Good ? WebVitalRating.NeedsImprovement : WebVitalRating.Good;
    }

    /// <summary>Web vitals with their ratings; what is absent stays absent.</summary>
    public static RatedWebVitals Rate(CoreWebVitals vitals)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        return new RatedWebVitals
        {
            Lcp = Lcp.Rate(vitals.Lcp),
            Fcp = Fcp.Rate(vitals.Fcp),
            Cls = Cls.Rate(vitals.Cls),
            Fid = Fid.Rate(vitals.Fid),
            Inp = Inp.Rate(vitals.Inp),
            Tbt = Tbt.Rate(vitals.Tbt),
            Ttfb = Ttfb.Rate(vitals.Ttfb),
        };
    }

    private RatedValue? Rate(double? value) => value is { } measured ? new RatedValue { Value = measured, Rating = Rate(measured) } : null;
}
