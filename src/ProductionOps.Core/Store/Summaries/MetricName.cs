namespace ProductionOps.Store.Summaries;

/// <summary>The metrics that monitoring summaries tell of.</summary>
public static class MetricName
{
    /// <summary>Milliseconds of uptime samples.</summary>
    public const string ResponseTime = "responseTime";

    /// <summary>The main score of the other types, 0 to 100: Lighthouse performance, constitutional compliance.</summary>
    public const string Score = "score";

    /// <summary>Lighthouse accessibility, 0 to 100.</summary>
    public const string AccessibilityScore = "accessibilityScore";

    /// <summary>Lighthouse best practices, 0 to 100.</summary>
    public const string BestPracticesScore = "bestPracticesScore";

    /// <summary>Lighthouse search engine optimization, 0 to 100.</summary>
    public const string SeoScore = "seoScore";

    /// <summary>Largest Contentful Paint, in seconds.</summary>
    public const string Lcp = "lcp";

    /// <summary>First Contentful Paint, in seconds.</summary>
    public const string Fcp = "fcp";

    /// <summary>Cumulative Layout Shift, a score without unit.</summary>
    public const string Cls = "cls";

    /// <summary>First Input Delay of a scripted input, in milliseconds.</summary>
    public const string Fid = "fid";

    /// <summary>Interaction to Next Paint, in milliseconds.</summary>
    public const string Inp = "inp";

    /// <summary>Accessibility violations or known vulnerabilities, by the type of the records.</summary>
    public const string Findings = "findings";

    /// <summary>The metrics of one record.</summary>
    internal static IEnumerable<KeyValuePair<string, double>> Of(MonitoringEntry entry)
    {
        if (entry.ResponseTime is { } responseTime) yield return new(ResponseTime, responseTime);
        if (entry.Score is { } score) yield return new(Score, score);
        if (entry.AccessibilityScore is { } accessibility) yield return new(AccessibilityScore, accessibility);
        if (entry.BestPracticesScore is { } bestPractices) yield return new(BestPracticesScore, bestPractices);
        if (entry.SeoScore is { } seo) yield return new(SeoScore, seo);
        if (entry.Lcp is { } lcp) yield return new(Lcp, lcp);
        if (entry.Fcp is { } fcp) yield return new(Fcp, fcp);
        if (entry.Cls is { } cls) yield return new(Cls, cls);
        if (entry.Fid is { } fid) yield return new(Fid, fid);
        if (entry.Inp is { } inp) yield return new(Inp, inp);
        if (entry.Findings is { } findings) yield return new(Findings, findings);
    }
}
