using System.Text;
using ProductionOps.Analytics;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Formats;
using ProductionOps.Reporting.Html;
using ProductionOps.Status;
using ProductionOps.Store;

namespace ProductionOps.Reporting;

/// <summary>Makes reports.</summary>
public sealed class ReportService
{
    private readonly ReportCollector _collector;
    private readonly IFileSystem _files;

    internal ReportService(IProductionStore store, AnalyticsService analytics, StatusService status, BackupService backups, WorkspaceOptions options)
    {
        _collector = new ReportCollector(store, analytics, status, backups, options.Time, options.Reporter);
        _files = options.Files;
    }

    /// <summary>Gathers what a report shows.</summary>
    public Task<ProductionReport> CollectAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _collector.CollectAsync(request, cancellationToken);
    }

    /// <summary>The text of a report.</summary>
    public static string Render(ProductionReport report, ReportFormat format)
    {
        ArgumentNullException.ThrowIfNull(report);
        return format switch
        {
            ReportFormat.Html => new ReportPage(report).Render(),
            ReportFormat.Markdown => new MarkdownReport(report).Render(),
            ReportFormat.Csv => CsvReport.Render(report),
            ReportFormat.Json => JsonReport.Render(report),
            ReportFormat.JUnit => new JUnitReport(report).Render(),
            ReportFormat.Prometheus => new PrometheusReport(report).Render(),
            ReportFormat.Sarif => new SarifReport(report).Render(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Writes a report to a file. The file that was there stays until the new one is complete, so nobody ever reads half of one.</summary>
    /// <exception cref="OperationException"><c>ReportFormatUnknown</c>: the extension says nothing; <c>ReportFileExists</c>; <c>ReportDiskFull</c>,
    /// <c>ReportAccessDenied</c>, <c>ReportReadOnly</c>, <c>ReportPathNotFound</c>.</exception>
    public async Task ExportAsync(ReportExportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var format = FormatOf(request.Path, request.Format);
        if (request.NoClobber && _files.FileExists(request.Path)) throw Exists(request.Path);
        var report = await CollectAsync(request.Analytics, cancellationToken);
        Write(request, Encoding.UTF8.GetBytes(Render(report, format)));
    }

    /// <summary>The format that was asked for, or the one of a path.</summary>
    /// <exception cref="OperationException"><c>ReportFormatUnknown</c>.</exception>
    public static ReportFormat FormatOf(string path, ReportFormat? format)
    {
        if (format is { } asked) return asked;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => ReportFormat.Html,
            ".md" or ".markdown" => ReportFormat.Markdown,
            ".csv" => ReportFormat.Csv,
            ".json" => ReportFormat.Json,
            ".xml" => ReportFormat.JUnit,
            ".prom" => ReportFormat.Prometheus,
            ".sarif" => ReportFormat.Sarif,
            _ => throw new OperationException(
                "ReportFormatUnknown",
                ErrorKind.InvalidInput,
                $"'{path}' does not say how to write the report. Use the extension html, md, csv, json, xml (JUnit), prom (Prometheus) or sarif, or name the format.",
                path),
        };
    }

    private void Write(ReportExportRequest request, byte[] content)
    {
        var partial = $"{request.Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            _files.WriteNew(partial, content);
            if (!request.NoClobber) _files.Replace(partial, request.Path);
            else if (!_files.TryPublish(partial, request.Path)) throw Exists(request.Path);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Report", request.Path);
        }
        finally
        {
            _files.DeleteFile(partial);
        }
    }

    private static OperationException Exists(string path) => new(
        "ReportFileExists", ErrorKind.AlreadyExists, $"'{path}' exists. Allow it to be replaced, or give another path.", path);
}
