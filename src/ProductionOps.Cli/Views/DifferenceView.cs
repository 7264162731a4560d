using ProductionOps.Cli.Output;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Views;

/// <summary>How differences of configurations are shown.</summary>
internal static class DifferenceView
{
    /// <summary>The view.</summary>
    public static View<ConfigurationDifference> Instance { get; } = new()
    {
        Json = CliJson.Default.ConfigurationDifference,
        Columns =
        [
            new("CHANGE", static d => Name(d.Kind)) { Style = static d => Style(d.Kind) },
            new("SETTING", static d => d.Path) { MinimumWidth = 20 },
            new("LEFT", static d => d.Left) { MinimumWidth = 10 },
            new("RIGHT", static d => d.Right) { MinimumWidth = 10 },
        ],
        Fields =
        [
            new("kind", static d => Name(d.Kind)),
            new("path", static d => d.Path),
            new("left", static d => d.Left),
            new("right", static d => d.Right),
        ],
    };

    private static string Name(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => "added",
        DifferenceKind.Removed => "removed",
        _ => "changed",
    };

    private static TextStyle Style(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => TextStyle.Good,
        DifferenceKind.Removed => TextStyle.Bad,
        _ => TextStyle.Warning,
    };
}
