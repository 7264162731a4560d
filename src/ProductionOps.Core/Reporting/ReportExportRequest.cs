using ProductionOps.Analytics;

namespace ProductionOps.Reporting;

/// <summary>A report that is written to a file.</summary>
public sealed record ReportExportRequest
{
    /// <summary>What it is about.</summary>
    public required AnalyticsRequest Analytics { get; init; }

    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>How it is written; null for what the extension says.</summary>
    public ReportFormat? Format { get; init; }

    /// <summary>Whether a file that exists is left alone.</summary>
    public bool NoClobber { get; init; }
}
