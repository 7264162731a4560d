using ProductionOps.Maintenance.Content;
using ProductionOps.Model;
using ProductionOps.Reporting.Content;
using ProductionOps.Reporting.Sarif;
using ProductionOps.Status;

namespace ProductionOps.Reporting.Formats;

/// <summary>
/// What somebody has to do something about as SARIF 2.1.0: what needs attention, open alerts, known vulnerabilities, what the last validation of the content found broken, and what the last
/// check of the store found. Reading the records is all that it does; nothing is checked anew.
/// </summary>
internal sealed class SarifReport(ProductionReport report)
{
    private static readonly ContentRule[] ContentFindings = [ContentRules.LinkBroken, ContentRules.ImageBroken];

    // Told one by one from their own records, in full, where there are any.
    private readonly IReadOnlyList<SecurityVulnerability> _vulnerabilities = report.Status.Monitoring?.Security?.Vulnerabilities ?? [];
    private readonly List<MonitoringAlert> _alerts = [.. report.Alerts.Where(static alert => alert.ResolvedAt is null)];

    public string Render() => SarifWriter.Format(
        SarifTool.OfProduct(
        [
            .. AttentionRules.All.Select(static rule => new SarifRule(rule.Id, rule.Summary, LevelOf(rule.Health)) { Tags = ["production"] }),
            .. ContentFindings.Select(static rule => new SarifRule(rule.Id, rule.Summary, SarifLevel.Error) { Help = rule.Hint, Tags = ["content"] }),
        ]),
        [.. Attention(), .. Alerts(), .. Vulnerabilities(), .. Content(), .. Integrity()]);

    private IEnumerable<SarifResult> Attention() => report.Status.Items
        .Where(item => !(item.Rule == AttentionRules.AlertOpen && _alerts.Count > 0) && !(item.Rule == AttentionRules.Vulnerability && _vulnerabilities.Count > 0))
        .Select(item => Result(item.Rule, LevelOf(item.Health), item.Text, item.Text));

    private IEnumerable<SarifResult> Alerts() => _alerts.Select(alert => Result(
        AttentionRules.AlertOpen,
        alert.Severity switch { AlertSeverity.Info => SarifLevel.Note, AlertSeverity.Warning => SarifLevel.Warning, _ => SarifLevel.Error },
        $"{alert.Title}: {alert.Description}",
        alert.AlertId) with
    {
        Properties = new Dictionary<string, string?>(StringComparer.Ordinal) { ["alertId"] = alert.AlertId },
    });

    private IEnumerable<SarifResult> Vulnerabilities() => _vulnerabilities.Select(vulnerability => Result(
        AttentionRules.Vulnerability,
        vulnerability.Severity >= VulnerabilitySeverity.High ? SarifLevel.Error : SarifLevel.Warning,
        $"{vulnerability.Package} {vulnerability.Version} has a known vulnerability: {vulnerability.Title}{(vulnerability.PatchedVersion is { } patched ? $" It is patched in {patched}." : "")}",
        $"{vulnerability.Package} {vulnerability.Id}") with
    {
        Properties = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["advisory"] = vulnerability.Id,
            ["cve"] = vulnerability.Cve,
            ["package"] = vulnerability.Package,
            ["version"] = vulnerability.Version,
        },
    });

    private IEnumerable<SarifResult> Content() =>
    [
        .. (report.Content?.BrokenLinks ?? []).Select(static link => new SarifResult(ContentRules.LinkBroken.Id, SarifLevel.Error, link) { Fingerprint = [link] }),
        .. (report.Content?.InvalidImages ?? []).Select(static image => new SarifResult(ContentRules.ImageBroken.Id, SarifLevel.Error, image) { Fingerprint = [image] }),
    ];

    private IEnumerable<SarifResult> Integrity()
    {
        if (report.Integrity is not { } check) yield break;
        var (chain, continuity, history) = (check.ValidationRules.DeploymentChain, check.ValidationRules.MonitoringContinuity, check.ValidationRules.ConfigurationHistory);
        foreach (var (isWhole, name) in new[] { (chain, "the chain of deployments"), (continuity, "the continuity of measurements"), (history, "the history of the configuration") })
        {
            if (isWhole) continue;
            yield return Result(
                AttentionRules.StoreDamaged,
                name == "the continuity of measurements" ? SarifLevel.Warning : SarifLevel.Error,
                $"The check of {check.LastValidated.UtcDateTime:yyyy-MM-dd HH:mm} UTC found that {name} does not hold: run Test-ProductionStore or 'prodops store test'.",
                name);
        }
    }

    private static SarifResult Result(AttentionRule rule, SarifLevel level, string message, string fingerprint) => new(rule.Id, level, message) { Fingerprint = [fingerprint] };

    private static SarifLevel LevelOf(ProductionHealth health) => health switch
    {
        ProductionHealth.Critical => SarifLevel.Error,
        ProductionHealth.Warning => SarifLevel.Warning,
        _ => SarifLevel.Note,
    };
}
