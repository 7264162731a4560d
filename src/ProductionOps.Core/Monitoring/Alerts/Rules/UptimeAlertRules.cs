using System.Globalization;
using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>What an uptime sample says. A sample of unknown outcome says nothing.</summary>
internal static class UptimeAlertRules
{
    public static IEnumerable<AlertCondition> Evaluate(ProductionMonitoring record, UptimeMeasurement uptime, ProductionConfiguration configuration)
    {
        if (uptime.Status is not { } status) return [];
        var samples = uptime.Samples ?? [];
        var settings = configuration.Monitoring.Uptime;
        return [Down(record, uptime, status), .. Slow(record, uptime, settings), Partial(record, uptime, status, settings), .. Certificate(record, samples, settings)];
    }

    private static AlertCondition Down(ProductionMonitoring record, UptimeMeasurement uptime, UptimeStatus status) =>
        new AlertCondition(AlertCause.Down, status == UptimeStatus.Down)
        {
            Severity = AlertSeverity.Critical,
            Title = $"{record.SiteUrl} is down",
            Description = $"{Sentence(uptime.Reason)} Look at the web server and at what was deployed last; "
                + "'prodops deployment undo' or Undo-ProductionDeployment goes back to the release before.",
        }
        .With("httpStatus", uptime.HttpStatus)
        .With("reason", uptime.Reason)
        .With("incidentId", uptime.Incidents.Count > 0 ? uptime.Incidents[0].IncidentId : null);

    private static IEnumerable<AlertCondition> Slow(ProductionMonitoring record, UptimeMeasurement uptime, UptimeSettings settings)
    {
        var times = (uptime.Samples ?? []).Where(sample => sample.Status is not UptimeStatus.Down).Select(sample => sample.ResponseTime).Append(uptime.ResponseTime);
        if (settings.AlertThreshold <= 0 || times.Max() is not { } slowest) yield break;
        yield return new AlertCondition(AlertCause.Slow, slowest > settings.AlertThreshold)
        {
            Severity = AlertSeverity.Warning,
            Title = string.Create(CultureInfo.InvariantCulture, $"{record.SiteUrl} answers slowly: {slowest:0} ms"),
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"The answer took {slowest:0} ms; monitoring.uptime.alertThreshold is {settings.AlertThreshold:0} ms. Get-MonitoringRecord shows since when, and phases tell what takes the time."),
        }.With("value", slowest).With("threshold", settings.AlertThreshold).With("unit", "ms");
    }

    private static AlertCondition Partial(ProductionMonitoring record, UptimeMeasurement uptime, UptimeStatus status, UptimeSettings settings)
    {
        var failing = (uptime.Samples ?? []).Where(sample => sample.Status == UptimeStatus.Down || HasFailedAddress(sample, record, settings)).ToArray();
        return new AlertCondition(AlertCause.Partial, status == UptimeStatus.Degraded && failing.Length > 0)
        {
            Severity = AlertSeverity.Error,
            Title = $"{record.SiteUrl} fails for some visitors",
            Description = $"{string.Join(" ", failing.Select(sample => $"{sample.Location}: {Sentence(sample.Reason)}"))} The others answer; look at the server or address that does not.",
        };
    }

    // A degraded sample that is neither slow nor near the end of its certificate has an address that failed.
    private static bool HasFailedAddress(UptimeSample sample, ProductionMonitoring record, UptimeSettings settings) =>
        sample.Status == UptimeStatus.Degraded
        && (settings.AlertThreshold <= 0 || sample.ResponseTime is not { } time || time <= settings.AlertThreshold)
        && !(sample.CertificateExpiry - record.Timestamp < Warning(settings));

    private static IEnumerable<AlertCondition> Certificate(ProductionMonitoring record, IReadOnlyList<UptimeSample> samples, UptimeSettings settings)
    {
        if (samples.Min(sample => sample.CertificateExpiry) is { } expiry) yield return CertificateAlertRule.Evaluate(record, expiry, Warning(settings));
    }

    private static TimeSpan Warning(UptimeSettings settings) =>
        settings.CertificateWarning is { } days ? TimeSpan.FromDays(days) : UptimeDefaults.CertificateWarning;

    private static string Sentence(string? reason) => reason is { Length: > 0 } ? $"{char.ToUpperInvariant(reason[0])}{reason[1..]}." : "";
}
