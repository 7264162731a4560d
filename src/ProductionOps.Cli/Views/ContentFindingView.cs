using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Maintenance.Content;

namespace ProductionOps.Cli.Views;

/// <summary>How findings about content are shown.</summary>
internal static class ContentFindingView
{
    /// <summary>The view.</summary>
    public static View<ContentFinding> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ContentFinding,
        Sarif = new SarifView<ContentFinding>(ContentSarif.Tool, ContentSarif.Of),
        Columns =
        [
            new("SEVERITY", static f => JsonLiteral.Of(f.Severity)) { Style = static f => StyleOf(f.Severity) },
            new("RULE", static f => f.Rule),
            new("PLACE", static f => f.Line is { } line ? $"{f.Page}:{line}" : f.Page) { MinimumWidth = 16 },
            new("TARGET", static f => f.Target) { MinimumWidth = 12 },
            new("MESSAGE", static f => f.Message) { MinimumWidth = 14 },
        ],
        Fields =
        [
            new("severity", static f => JsonLiteral.Of(f.Severity)),
            new("rule", static f => f.Rule),
            new("page", static f => f.Page),
            new("line", static f => f.Line),
            new("column", static f => f.Column),
            new("element", static f => f.Element),
            new("target", static f => f.Target),
            new("message", static f => f.Message),
            new("hint", static f => f.Hint),
            new("sourceFile", static f => f.SourceFile),
        ],
    };

    private static TextStyle StyleOf(ContentSeverity severity) => severity switch
    {
        ContentSeverity.Error => TextStyle.Bad,
        ContentSeverity.Warning => TextStyle.Warning,
        _ => TextStyle.Muted,
    };
}
