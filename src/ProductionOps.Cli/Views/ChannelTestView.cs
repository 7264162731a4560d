using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Cli.Views;

/// <summary>How the test of a channel is shown.</summary>
internal static class ChannelTestView
{
    /// <summary>The view.</summary>
    public static View<ChannelTest> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ChannelTest,
        Columns =
        [
            new("CHANNEL", static t => t.Channel),
            new("TYPE", static t => JsonLiteral.Of(t.Type)),
            new("SENT", static t => t.Sent) { Style = static t => t.Sent ? TextStyle.Good : TextStyle.Muted },
            new("ADDRESSES", static t => string.Join(", ", t.Addresses)) { MinimumWidth = 16 },
        ],
        Fields =
        [
            new("channel", static t => t.Channel),
            new("type", static t => JsonLiteral.Of(t.Type)),
            new("environment", static t => JsonLiteral.Of(t.Environment)),
            new("sent", static t => t.Sent),
            new("sentAt", static t => t.SentAt),
            new("addresses", static t => string.Join(", ", t.Addresses)),
        ],
    };
}
