using ProductionOps.Cli.Output;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Views;

/// <summary>How problems of a configuration are shown.</summary>
internal static class ProblemView
{
    /// <summary>The view.</summary>
    public static View<ConfigurationProblem> Instance { get; } = new()
    {
        Json = CliJson.Default.ConfigurationProblem,
        Columns =
        [
            new("SEVERITY", static p => Name(p.Severity)) { Style = static p => p.Severity is ProblemSeverity.Error ? TextStyle.Bad : TextStyle.Warning },
            new("LINE", static p => p.Line) { AlignRight = true },
            new("SETTING", static p => p.Pointer) { MinimumWidth = 16 },
            new("PROBLEM", static p => p.Message) { MinimumWidth = 24 },
        ],
        Fields =
        [
            new("source", static p => p.Source),
            new("line", static p => p.Line),
            new("pointer", static p => p.Pointer),
            new("severity", static p => Name(p.Severity)),
            new("id", static p => p.Id),
            new("rule", static p => p.Rule),
            new("value", static p => p.Value),
            new("message", static p => p.Message),
        ],
    };

    private static string Name(ProblemSeverity severity) => severity is ProblemSeverity.Error ? "error" : "warning";
}
