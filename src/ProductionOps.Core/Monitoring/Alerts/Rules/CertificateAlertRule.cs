using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>A certificate is renewed before it ends: a warning at first, an error in the last three days.</summary>
internal static class CertificateAlertRule
{
    private static readonly TimeSpan LastDays = TimeSpan.FromDays(3);

    public static AlertCondition Evaluate(ProductionMonitoring record, DateTimeOffset expiry, TimeSpan warning)
    {
        var left = expiry - record.Timestamp;
        var days = Math.Max(0, (int)left.TotalDays);
        return new AlertCondition(AlertCause.Certificate, left < warning)
        {
            Severity = left <= TimeSpan.Zero ? AlertSeverity.Critical : left < LastDays ? AlertSeverity.Error : AlertSeverity.Warning,
            Title = left <= TimeSpan.Zero
                ? $"The certificate of {record.SiteUrl} has expired"
                : $"The certificate of {record.SiteUrl} ends in {new Quantity(days, "day")}",
            Description = string.Create(CultureInfo.InvariantCulture, $"It is valid until {expiry.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Renew it, and look why that did not happen by itself."),
        }.With("expiryDate", expiry.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
