using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>Certificate, headers and known vulnerabilities.</summary>
internal static class SecurityAlertRules
{
    public static IEnumerable<AlertCondition> Evaluate(
        ProductionMonitoring record, SecurityMeasurement measured, ProductionConfiguration configuration, IReadOnlyCollection<string> open) =>
        [.. Certificate(record, measured.SslCheck, configuration), .. Headers(record, measured.Headers, configuration.Security.Headers), .. Advisories(measured, configuration.Monitoring.Security, open)];

    private static IEnumerable<AlertCondition> Certificate(ProductionMonitoring record, SslCheck? check, ProductionConfiguration configuration)
    {
        if (check is null) yield break;
        var warning = configuration.Monitoring.Uptime.CertificateWarning is { } days ? TimeSpan.FromDays(days) : UptimeDefaults.CertificateWarning;
        var end = check.ExpiryDate is { } expiry ? CertificateAlertRule.Evaluate(record, expiry, warning) : null;
        if (check.Valid)
        {
            if (end is not null) yield return end;
        }
        else if (end is { IsFiring: true, Severity: AlertSeverity.Critical })
        {
            yield return end;
        }
        else
        {
            yield return new AlertCondition(AlertCause.Certificate, IsFiring: true)
            {
                Severity = AlertSeverity.Critical,
                Title = $"The certificate of {record.SiteUrl} is not good",
                Description = "Browsers refuse it: it is not trusted, not in date, or for another name. Install one that is good."
                    + (check.Issues is { Count: > 0 } issues ? $" Found: {string.Join("; ", issues)}." : ""),
            };
        }
    }

    private static IEnumerable<AlertCondition> Headers(ProductionMonitoring record, SecurityHeaderPresence? sent, SecurityHeaderSettings wanted)
    {
        if (sent is null) return [];
        var isSecure = record.SiteUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        (string Key, string Name, bool IsSent, bool IsWanted)[] all =
        [
            ("csp", "Content-Security-Policy", sent.Csp, wanted.Csp.Length > 0),
            ("hsts", "Strict-Transport-Security", sent.Hsts, wanted.Hsts && isSecure),
            ("x-frame", "X-Frame-Options", sent.XFrame, wanted.XFrame.Length > 0),
            ("x-content", "X-Content-Type-Options", sent.XContent, wanted.XContent),
        ];
        return all.Select(one => new AlertCondition(AlertCause.Header + one.Key, one.IsWanted && !one.IsSent)
        {
            Severity = AlertSeverity.Warning,
            Title = $"{record.SiteUrl} does not send {one.Name}",
            Description = $"security.headers of the configuration asks for it. Add it where the web server or the host sets headers (_headers, nginx add_header).",
        });
    }

    // A list that could not be made says nothing of what was known before.
    private static AlertCondition[] Advisories(SecurityMeasurement measured, SecurityMonitoringSettings settings, IReadOnlyCollection<string> open)
    {
        var found = measured.Vulnerabilities.Where(one => one.PatchedAt is null).GroupBy(one => one.Id, StringComparer.Ordinal).Select(one => Advisory([.. one])).ToArray();
        if (!settings.VulnerabilityScanning || measured.VulnerabilitiesUnknown is not null) return found;
        var causes = found.Select(condition => condition.Cause).ToHashSet(StringComparer.Ordinal);
        return [.. found, .. open.Where(cause => IsAdvisory(cause) && !causes.Contains(cause)).Select(AlertCondition.Gone)];
    }

    private static bool IsAdvisory(string cause) =>
        cause.StartsWith(AlertCause.Security, StringComparison.Ordinal)
        && cause != AlertCause.Certificate
        && !cause.StartsWith(AlertCause.Header, StringComparison.Ordinal);

    private static AlertCondition Advisory(IReadOnlyList<SecurityVulnerability> same)
    {
        var one = same[0];
        var packages = string.Join(", ", same.Select(vulnerability => $"{vulnerability.Package} {vulnerability.Version}").Distinct(StringComparer.Ordinal));
        return new AlertCondition(AlertCause.Security + one.Id, IsFiring: true)
        {
            Severity = same.Max(vulnerability => vulnerability.Severity) switch
            {
                VulnerabilitySeverity.Critical => AlertSeverity.Critical,
                VulnerabilitySeverity.High => AlertSeverity.Error,
                VulnerabilitySeverity.Moderate => AlertSeverity.Warning,
                _ => AlertSeverity.Info,
            },
            Title = $"{one.Package}: {one.Title}",
            Description = one.PatchedVersion is { } patched ? $"{packages} is vulnerable. Update to {patched}." : $"{packages} is vulnerable, and there is no release without it yet.",
        }.With("package", one.Package).With("cve", one.Cve);
    }
}
