using System.Globalization;
using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How measurements are shown.</summary>
internal static class MonitoringView
{
    /// <summary>The view.</summary>
    public static View<ProductionMonitoring> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ProductionMonitoring,
        Columns =
        [
            new("MEASUREMENT", static m => m.MonitoringId),
            new("TYPE", static m => JsonLiteral.Of(m.MonitoringType)),
            new("STATUS", static m => StatusOf(m)) { Style = static m => StyleOf(m) },
            new("MS", static m => m.Uptime?.ResponseTime is { } time ? Math.Round(time) : null) { AlignRight = true },
            new("HTTP", static m => m.Uptime?.HttpStatus) { AlignRight = true },
            new("RESULT", static m => ResultOf(m)) { MinimumWidth = 16 },
        ],
        Fields =
        [
            new("monitoringId", static m => m.MonitoringId),
            new("timestamp", static m => m.Timestamp),
            new("monitoringType", static m => JsonLiteral.Of(m.MonitoringType)),
            new("environment", static m => JsonLiteral.Of(m.Environment)),
            new("siteUrl", static m => m.SiteUrl),
            new("deploymentId", static m => m.DeploymentId),
            new("status", static m => StatusOf(m)),
            new("reason", static m => m.Uptime?.Reason),
            new("responseTime", static m => m.Uptime?.ResponseTime),
            new("httpStatus", static m => m.Uptime?.HttpStatus),
            new("location", static m => m.Uptime?.Location),
            new("availability", static m => m.Uptime?.Availability),
            new("incidentId", static m => m.Uptime is { Incidents.Count: > 0 } uptime ? uptime.Incidents[0].IncidentId : null),
            new("performanceScore", static m => m.Performance?.Lighthouse?.Performance),
            new("accessibilityViolations", static m => m.Accessibility?.AxeResults?.Violations),
            new("complianceScore", static m => m.Constitutional?.ComplianceScore),
        ],
    };

    /// <summary>The view of measurements as they are made.</summary>
    /// <param name="hasSeveralSites">Whether to say of which site each is.</param>
    public static View<ProductionMonitoring> Live(bool hasSeveralSites) => Instance with
    {
        Columns =
        [
            new("MEASUREMENT", static m => m.MonitoringId) { LiveWidth = 23 },
            new("TYPE", static m => JsonLiteral.Of(m.MonitoringType)) { LiveWidth = 14 },
            new("STATUS", static m => StatusOf(m)) { Style = static m => StyleOf(m), LiveWidth = 8 },
            new("MS", static m => m.Uptime?.ResponseTime is { } time ? Math.Round(time) : null) { AlignRight = true, LiveWidth = 5 },
            new("RESULT", m => hasSeveralSites ? $"{m.SiteUrl} {ResultOf(m)}".TrimEnd() : ResultOf(m)) { MinimumWidth = 16 },
        ],
    };

    private static string? StatusOf(ProductionMonitoring record) =>
        record.Uptime is not { } uptime ? null : uptime.Status is { } status ? JsonLiteral.Of(status) : "unknown";

    private static TextStyle StyleOf(ProductionMonitoring record) => record.Uptime?.Status switch
    {
        UptimeStatus.Up => TextStyle.Good,
        UptimeStatus.Degraded => TextStyle.Warning,
        UptimeStatus.Down => TextStyle.Bad,
        _ => TextStyle.Muted,
    };

    private static string PerformanceOf(PerformanceMeasurement performance)
    {
        string?[] parts =
        [
            performance.Lighthouse?.Performance is { } score ? string.Create(CultureInfo.InvariantCulture, $"score {score:0}") : null,
            performance.CoreWebVitals?.Lcp is { } lcp ? string.Create(CultureInfo.InvariantCulture, $"LCP {lcp.Value:0.00} s") : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string SecurityOf(SecurityMeasurement security)
    {
        string?[] parts =
        [
            security.SslCheck?.Grade is { } tls ? $"TLS {tls}" : null,
            security.Headers?.Grade is { } headers ? $"headers {headers}" : null,
            security.VulnerabilitiesUnknown is null ? new Quantity(security.Vulnerabilities.Count, "vulnerability", "vulnerabilities").ToString() : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? ResultOf(ProductionMonitoring record) => record.MonitoringType switch
    {
        MonitoringType.Uptime => record.Uptime?.Reason,
        MonitoringType.Performance => record.Performance is { } performance ? PerformanceOf(performance) : null,
        MonitoringType.Accessibility => record.Accessibility?.AxeResults is { } axe ? new Quantity(axe.Violations, "violation").ToString() : null,
        MonitoringType.Security => record.Security is { } security ? SecurityOf(security) : null,
        _ => record.Constitutional is { } compliance ? $"compliance {compliance.ComplianceScore:0.#}" : null,
    };
}
