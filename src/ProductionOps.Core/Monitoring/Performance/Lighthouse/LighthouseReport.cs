using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>What one run of Lighthouse measured, read from its JSON report.</summary>
/// <param name="Version">Version of Lighthouse.</param>
/// <param name="Scores">Category scores, 0 to 100; the performance score is always there.</param>
/// <param name="Vitals">
/// LCP and FCP in seconds, CLS, TBT and TTFB in milliseconds. FID and INP are absent: Lighthouse has no visitor who acts, and its
/// max-potential-fid is another thing.
/// </param>
/// <param name="Warnings">What Lighthouse says about the run itself.</param>
public sealed record LighthouseReport(string Version, LighthouseScores Scores, CoreWebVitals Vitals, IReadOnlyList<string> Warnings)
{
    /// <summary>Address that was shown in the end; null when the report names none.</summary>
    public Uri? Page { get; init; }

    /// <summary>When it ran; null when the report does not say.</summary>
    public DateTimeOffset? FetchTime { get; init; }

    /// <summary>Bytes of what the page loaded; null when the report does not list it.</summary>
    public BundleAnalysis? Bundle { get; init; }

    /// <summary>Times that were observed; null when the report has none.</summary>
    public LoadTime? LoadTime { get; init; }

    /// <summary>Reads a report.</summary>
    /// <exception cref="OperationException"><c>LighthouseReportInvalid</c>: it is not a report; <c>LighthouseFailed</c>: it is the
    /// report of a run that failed.</exception>
    public static LighthouseReport Parse(ReadOnlyMemory<byte> json) => LighthouseReportReader.Read(json);
}
