using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Reporting.Content;

namespace ProductionOps.Reporting.Formats;

/// <summary>
/// The state of the site in the text format of Prometheus. What blackbox_exporter measures has its names, so that its dashboards and alerts work; the rest begins with
/// <c>productionops_</c>. What was not measured is left out.
/// </summary>
internal sealed class PrometheusReport(ProductionReport report)
{
    private readonly PrometheusText _text = new();
    private readonly (string Name, string? Value)[] _target =
    [
        ("instance", report.Status.Url ?? report.Status.Site),
        ("environment", JsonLiteral.Of(report.Status.Environment)),
    ];

    public string Render()
    {
        if (report.Status.Monitoring?.Uptime is { } uptime) AddProbe(uptime);
        AddMonitoring();
        AddDeployments();
        AddRest();
        return _text.ToString();
    }

    private void AddProbe(UptimeMeasurement uptime)
    {
        var sample = uptime.Samples?.FirstOrDefault(one => one.Location == uptime.Location) ?? (uptime.Samples is [var first, ..] ? first : null);
        Gauge("probe_success", "Whether the site was up at the newest measurement.", uptime.Status is { } status ? (status == UptimeStatus.Down ? 0 : 1) : null);
        Gauge("probe_duration_seconds", "Seconds that the newest request took.", uptime.ResponseTime / 1000);
        Gauge("probe_http_status_code", "Status code of the newest answer.", uptime.HttpStatus);
        Gauge("probe_http_redirects", "Redirects that the newest request followed.", sample?.Redirects);
        Gauge("probe_http_ssl", "Whether the newest answer came over TLS.", sample is null ? null : sample.CertificateExpiry is null ? 0 : 1);
        Gauge("probe_ssl_earliest_cert_expiry", "When the earliest certificate of the chain ends, in seconds since 1970.", sample?.CertificateExpiry?.ToUnixTimeSeconds());
        if (sample?.Phases is not { } phases) return;
        const string Phase = "probe_http_duration_seconds";
        const string Help = "Seconds of each phase of the newest request.";
        _text.Gauge(Phase, Help, phases.Dns / 1000, [("phase", "resolve"), .. _target]);
        _text.Gauge(Phase, Help, phases.Connect / 1000, [("phase", "connect"), .. _target]);
        _text.Gauge(Phase, Help, phases.Tls / 1000, [("phase", "tls"), .. _target]);
        // Ours count from the start, those of blackbox_exporter one after the other.
        _text.Gauge(Phase, Help, Rest(phases.FirstByte, phases.Dns, phases.Connect, phases.Tls), [("phase", "processing"), .. _target]);
        _text.Gauge(Phase, Help, Rest(phases.Complete, phases.FirstByte), [("phase", "transfer"), .. _target]);
        Gauge("probe_dns_lookup_time_seconds", "Seconds that the newest name lookup took.", phases.Dns / 1000);
    }

    private void AddMonitoring()
    {
        var monitoring = report.Monitoring;
        Gauge("productionops_last_measurement_timestamp_seconds", "When something was measured last, in seconds since 1970.", report.Status.Monitoring?.Timestamp.ToUnixTimeSeconds());
        Gauge("productionops_availability_ratio", "Share of known time of the period in which the site was up or degraded.", monitoring.Uptime.Current / 100);
        Gauge("productionops_coverage_ratio", "Share of the period of which the outcome is known.", monitoring.Uptime.Coverage / 100);
        foreach (var (quantile, value) in new[] { ("0.5", monitoring.Uptime.ResponseTime?.Median), ("0.9", monitoring.Uptime.ResponseTime?.Percentile90), ("0.95", monitoring.Uptime.ResponseTime?.Percentile95), ("0.99", monitoring.Uptime.ResponseTime?.Percentile99) })
            _text.Gauge("productionops_response_time_seconds", "Response times of the period.", value / 1000, [("quantile", quantile), .. _target]);
        var scores = monitoring.Performance.LighthouseScores;
        foreach (var (category, value) in new[] { ("performance", scores?.Performance), ("accessibility", scores?.Accessibility), ("best-practices", scores?.BestPractices), ("seo", scores?.Seo) })
            _text.Gauge("productionops_lighthouse_score_ratio", "Newest Lighthouse scores, 0 to 1.", value / 100, [("category", category), .. _target]);
        var vitals = monitoring.Performance.CoreWebVitals;
        foreach (var (name, value) in new[] { ("lcp", vitals?.Lcp?.Percentile75), ("fcp", vitals?.Fcp?.Percentile75), ("fid", vitals?.Fid?.Percentile75 / 1000), ("inp", vitals?.Inp?.Percentile75 / 1000) })
            _text.Gauge("productionops_web_vital_seconds", "75th percentile of web vitals of the period.", value, [("vital", name), .. _target]);
        Gauge("productionops_cumulative_layout_shift", "75th percentile of the layout shift of the period.", vitals?.Cls?.Percentile75);
        Gauge("productionops_accessibility_violations", "Accessibility violations of the newest measurement.", monitoring.Accessibility?.Current);
        Gauge("productionops_vulnerabilities", "Known vulnerabilities.", monitoring.Security?.Current ?? report.Status.Vulnerabilities);
        Gauge("productionops_compliance_score_ratio", "Constitutional compliance, 0 to 1.", (monitoring.ConstitutionalCompliance.OverallScore ?? report.Status.ComplianceScore) / 100);
        Gauge("productionops_incidents_open", "Outages that are not over.", monitoring.Uptime.OpenIncidents);
        Gauge("productionops_alerts_open", "Alerts that are not over.", report.Alerts.Count(static alert => alert.ResolvedAt is null));
    }

    private void AddDeployments()
    {
        var deployments = report.Deployments;
        Gauge("productionops_deployments", "Deployments of the period that reached the environment.", deployments.DeploymentFrequency.Deployments);
        Gauge("productionops_rollbacks", "Rollbacks of the period.", deployments.DeploymentFrequency.Rollbacks);
        Gauge("productionops_build_time_seconds", "Mean build time of the period.", deployments.BuildTimes.Average);
        Gauge("productionops_change_lead_time_seconds", "Median change lead time of the period.", deployments.Dora!.ChangeLeadTime.Median);
        Gauge("productionops_failed_deployment_recovery_time_seconds", "Median failed deployment recovery time of the period.", deployments.Dora.FailedDeploymentRecoveryTime.Median);
        Gauge("productionops_change_fail_ratio", "Change fail rate of the period.", deployments.Dora.ChangeFailRate.Rate / 100);
        Gauge("productionops_deployment_rework_ratio", "Deployment rework rate of the period.", deployments.Dora.DeploymentReworkRate.Rate / 100);
        Gauge("productionops_live_deployment_timestamp_seconds", "When the live release became live, in seconds since 1970.", report.Status.LiveSince?.ToUnixTimeSeconds());
    }

    private void AddRest()
    {
        Gauge("productionops_deployments_on_hold", "Whether deployments are on hold.", report.Status.HoldReason is null ? 0 : 1);
        Gauge("productionops_attention", "Things that need attention.", report.Status.Attention.Count);
        Gauge("productionops_last_backup_timestamp_seconds", "When the newest backup was made, in seconds since 1970.", report.Backups.Select(static backup => (double?)backup.Timestamp.ToUnixTimeSeconds()).Max());
        Gauge(
            "productionops_last_restoration_test_timestamp_seconds",
            "When a backup was last restored to test it, in seconds since 1970.",
            report.Backups.Where(static backup => backup is { RestorationTested: true, Verified: true }).Select(static backup => (double?)backup.VerificationTime?.ToUnixTimeSeconds()).Max());
    }

    private void Gauge(string name, string help, double? value) => _text.Gauge(name, help, value, _target);

    private static double? Rest(double? end, params ReadOnlySpan<double?> before)
    {
        if (end is not { } rest) return null;
        foreach (var part in before) rest -= part ?? 0;
        return Math.Max(0, rest) / 1000;
    }
}
