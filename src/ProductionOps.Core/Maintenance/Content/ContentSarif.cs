using ProductionOps.Reporting.Sarif;

namespace ProductionOps.Maintenance.Content;

/// <summary>Findings about content as SARIF.</summary>
public static class ContentSarif
{
    /// <summary>What they are reported by.</summary>
    public static SarifTool Tool { get; } = SarifTool.OfProduct(
        [.. ContentRules.All.Select(static rule => new SarifRule(rule.Id, rule.Summary, LevelOf(rule.Severity)) { Help = rule.Hint, Tags = ["content"] })]);

    /// <summary>One finding.</summary>
    public static SarifResult Of(ContentFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new SarifResult(finding.Rule, LevelOf(finding.Severity), finding.Target is { Length: > 0 } target ? $"{target}: {finding.Message}" : finding.Message)
        {
            Path = finding.Page,
            Line = finding.Line,
            Column = finding.Column,
            RelatedPath = finding.SourceFile,
            Fingerprint = [finding.Page, finding.Element, finding.Target],
            Properties = new Dictionary<string, string?>(StringComparer.Ordinal) { ["element"] = finding.Element, ["target"] = finding.Target, ["hint"] = finding.Hint },
        };
    }

    private static SarifLevel LevelOf(ContentSeverity severity) => severity switch
    {
        ContentSeverity.Error => SarifLevel.Error,
        ContentSeverity.Warning => SarifLevel.Warning,
        _ => SarifLevel.Note,
    };
}
