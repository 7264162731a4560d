using System.Net.Sockets;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Model;
using ProductionOps.Monitoring.Security.Headers;
using ProductionOps.Monitoring.Security.Tls;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Security;

/// <summary>Looks at the certificate and what TLS a site accepts, grades its headers, and audits the dependencies of its project.</summary>
internal sealed class SecurityMonitor(HeaderReader headers, NpmAudit audit, TimeProvider time, IOperationReporter reporter) : IMonitor
{
    public MonitoringType Type => MonitoringType.Security;

    public async Task<ProductionMonitoring> MeasureAsync(MonitorContext context, ProductionMonitoring record, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Monitoring.Security;
        var grade = settings.HeaderChecking ? await GradeHeadersAsync(context.Site, cancellationToken) : null;
        var found = settings.VulnerabilityScanning ? await AuditAsync(context, cancellationToken) : null;
        return record with
        {
            Security = new SecurityMeasurement
            {
                SslCheck = settings.SslMonitoring ? await CheckTlsAsync(context.Site, grade, cancellationToken) : null,
                Headers = grade is null ? null : HeadersOf(grade),
                Vulnerabilities = found?.Vulnerabilities ?? [],
                VulnerabilitiesUnknown = settings.VulnerabilityScanning ? found?.Reason : null,
            },
        };
    }

    private async Task<HeaderGrade?> GradeHeadersAsync(Uri site, CancellationToken cancellationToken)
    {
        try
        {
            return HeaderGrader.Grade(await headers.ReadAsync(site, new ProbeTarget(site), cancellationToken));
        }
        catch (ProbeException exception)
        {
            reporter.Warning($"The headers were not graded: {exception.Failure.Message}.");
            return null;
        }
    }

    private async Task<SslCheck?> CheckTlsAsync(Uri site, HeaderGrade? grade, CancellationToken cancellationToken)
    {
        if (site.Scheme != Uri.UriSchemeHttps)
        {
            reporter.Warning($"The certificate was not checked: {site} is not served over TLS.");
            return null;
        }

        try
        {
            var certificate = await new CertificateReader(time).ReadAsync(site, null, cancellationToken);
            var facts = await new TlsSurvey(time).RunAsync(site.IdnHost, site.Port, cancellationToken);
            var hasLongTransportSecurity = grade?.Findings.Any(static finding => finding.Result == "hsts-implemented-max-age-at-least-six-months") == true;
            return CheckOf(certificate, facts, TlsGrader.Grade(facts, certificate, hasLongTransportSecurity));
        }
        catch (Exception exception) when (exception is SocketException or IOException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reporter.Warning($"The certificate was not checked: {exception.Message}");
            return null;
        }
    }

    private async Task<AuditResult?> AuditAsync(MonitorContext context, CancellationToken cancellationToken)
    {
        var result = context.ProjectDirectory is { } project
            ? await audit.RunAsync(project, cancellationToken)
            : AuditResult.Unknown("No project is known: deploy once from this machine, or name its directory.");
        if (result.Reason is { } reason) reporter.Warning($"Vulnerabilities are unknown: {reason}");
        return result;
    }

    private static SslCheck CheckOf(CertificateFacts certificate, TlsFacts facts, TlsGrade grade) => new()
    {
        Valid = certificate.Failure is null,
        ExpiryDate = certificate.ExpiryDate,
        Grade = grade.Grade,
        Protocols = [.. facts.Versions.Select(TlsGrader.NameOf)],
        Issuer = certificate.Issuer,
        KeySize = certificate.KeySize,
        Fingerprint = certificate.Fingerprint,
        Issues = grade.Reasons,
        NotChecked = TlsGrade.NotChecked,
    };

    private static SecurityHeaderPresence HeadersOf(HeaderGrade grade) => new()
    {
        Csp = Has(grade, "content-security-policy", "csp-not-implemented", "csp-header-invalid"),
        Hsts = Has(grade, "strict-transport-security", "hsts-not-implemented", "hsts-header-invalid", "hsts-invalid-cert"),
        XFrame = Has(grade, "x-frame-options", "x-frame-options-not-implemented", "x-frame-options-header-invalid"),
        XContent = Has(grade, "x-content-type-options", "x-content-type-options-not-implemented", "x-content-type-options-header-invalid"),
        Grade = grade.Grade,
        Score = grade.Score,
        Advice = grade.Advice,
    };

    private static bool Has(HeaderGrade grade, string test, params ReadOnlySpan<string> missing)
    {
        var result = grade.Findings.First(finding => finding.Test == test).Result;
        foreach (var prefix in missing)
        {
            if (result.StartsWith(prefix, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
