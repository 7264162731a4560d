using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How incidents are shown.</summary>
internal static class IncidentView
{
    /// <summary>The view.</summary>
    public static View<UptimeIncident> Instance { get; } = new()
    {
        Json = ProductionJson.Default.UptimeIncident,
        Columns =
        [
            new("INCIDENT", static i => i.IncidentId),
            new("STATUS", static i => JsonLiteral.Of(i.Status)) { Style = static i => i.EndTime is null ? TextStyle.Bad : TextStyle.Good },
            new("SEVERITY", static i => JsonLiteral.Of(i.Severity)),
            new("SECONDS", static i => i.Duration is { } seconds ? Math.Round(seconds) : null) { AlignRight = true },
            new("DESCRIPTION", static i => i.Description) { MinimumWidth = 16 },
        ],
        Fields =
        [
            new("incidentId", static i => i.IncidentId),
            new("status", static i => JsonLiteral.Of(i.Status)),
            new("severity", static i => JsonLiteral.Of(i.Severity)),
            new("startTime", static i => i.StartTime),
            new("endTime", static i => i.EndTime),
            new("duration", static i => i.Duration),
            new("description", static i => i.Description),
            new("impactedServices", static i => string.Join(", ", i.ImpactedServices)),
            new("rootCause", static i => i.RootCause),
            new("resolution", static i => i.Resolution),
            new("postMortem", static i => i.PostMortem),
        ],
    };
}
