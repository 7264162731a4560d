using System.Text.Json;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Reads what axe-core reports. What is not whole is an error: half a report would look like few violations.</summary>
internal static class AxeReportReader
{
    private const string FrameStep = " -> ";
    private const string ShadowStep = " >>> ";

    /// <summary>Reads a report.</summary>
    /// <exception cref="OperationException"><c>AxeReportInvalid</c>: where it is broken.</exception>
    public static AxeReport Read(Uri page, string json)
    {
        try
        {
            var results = JsonSerializer.Deserialize(json, AxeJson.Default.Results) ?? throw new JsonException("it is null");
            if (results.TestEngine.Name != "axe-core") throw new JsonException($"it is of '{results.TestEngine.Name}'");
            return new AxeReport(
                page, results.TestEngine.Version, Rules(results.Violations), Rules(results.Incomplete), Rules(results.Passes), results.Inapplicable.Count);
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "AxeReportInvalid",
                ErrorKind.Failed,
                $"axe-core reported something that cannot be used for '{page}': {exception.Message} Nothing is known of this page; run it again.",
                page,
                exception);
        }
    }

    private static List<AxeRule> Rules(IReadOnlyList<AxeFormat.Rule> rules) =>
    [
        .. rules.Select(rule => new AxeRule(
            rule.Id, Impact(rule.Impact), rule.Tags, rule.Description, rule.Help, rule.HelpUrl, [.. rule.Nodes.Select(Node)])),
    ];

    private static AxeNode Node(AxeFormat.Node node) =>
        new(string.Join(FrameStep, node.Target.Select(Step)), node.Html, Impact(node.Impact));

    private static string Step(JsonElement step) => step.ValueKind switch
    {
        JsonValueKind.String => step.GetString()!,
        JsonValueKind.Array => string.Join(ShadowStep, step.EnumerateArray().Select(Step)),
        _ => throw new JsonException($"a target is {step.ValueKind}"),
    };

    private static AccessibilityImpact? Impact(string? literal) => literal switch
    {
        null => null,
        "minor" => AccessibilityImpact.Minor,
        "moderate" => AccessibilityImpact.Moderate,
        "serious" => AccessibilityImpact.Serious,
        "critical" => AccessibilityImpact.Critical,
        _ => throw new JsonException($"'{literal}' is no impact"),
    };
}
