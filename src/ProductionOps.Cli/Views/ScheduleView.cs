using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Views;

/// <summary>How schedules are shown.</summary>
internal static class ScheduleView
{
    /// <summary>The view.</summary>
    public static View<ScheduleEntry> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ScheduleEntry,
        Columns =
        [
            new("SCHEDULE", static s => s.Name),
            new("MANAGER", static s => JsonLiteral.Of(s.Manager)),
            new("EDITED", static s => s.IsEdited) { Style = static s => s.IsEdited ? TextStyle.Warning : TextStyle.Muted },
            new("TIMING", static s => s.Timing) { MinimumWidth = 12 },
        ],
        Fields =
        [
            new("name", static s => s.Name),
            new("manager", static s => JsonLiteral.Of(s.Manager)),
            new("systemWide", static s => s.SystemWide),
            new("timing", static s => s.Timing),
            new("command", static s => s.Command),
            new("isEdited", static s => s.IsEdited),
            new("path", static s => s.Path),
        ],
    };
}
