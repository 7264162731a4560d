using ProductionOps.Cli.Output;
using ProductionOps.Configuration.Features;

namespace ProductionOps.Cli.Views;

/// <summary>How feature flags are shown.</summary>
internal static class FeatureView
{
    /// <summary>A flag.</summary>
    public static View<FeatureFlag> Flags { get; } = new()
    {
        Json = CliJson.Default.FeatureFlag,
        Columns =
        [
            new("FEATURE", static f => f.Name) { MinimumWidth = 16 },
            new("ENABLED", static f => f.Enabled) { Style = static f => f.Enabled ? TextStyle.Good : TextStyle.Muted },
            new("PERCENT", static f => f.RolloutPercentage) { AlignRight = true },
        ],
        Fields =
        [
            new("name", static f => f.Name),
            new("enabled", static f => f.Enabled),
            new("rolloutPercentage", static f => f.RolloutPercentage),
        ],
    };

    /// <summary>A flag for a key.</summary>
    public static View<FeatureEvaluation> Evaluation { get; } = new()
    {
        Json = CliJson.Default.FeatureEvaluation,
        Columns =
        [
            new("FEATURE", static e => e.Name) { MinimumWidth = 16 },
            new("KEY", static e => e.Key) { MinimumWidth = 8 },
            new("ON", static e => e.IsOn) { Style = static e => e.IsOn ? TextStyle.Good : TextStyle.Muted },
            new("BUCKET", static e => e.Bucket) { AlignRight = true },
            new("PERCENT", static e => e.RolloutPercentage) { AlignRight = true },
        ],
        Fields =
        [
            new("name", static e => e.Name),
            new("key", static e => e.Key),
            new("isOn", static e => e.IsOn),
            new("enabled", static e => e.Enabled),
            new("rolloutPercentage", static e => e.RolloutPercentage),
            new("bucket", static e => e.Bucket),
        ],
    };
}
