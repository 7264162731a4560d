using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications.Formats;

/// <summary>What the formats have in common.</summary>
internal static class FormatText
{
    /// <summary>A line that says all of a message.</summary>
    public static string Subject(NotificationMessage message)
    {
        var first = message.Notices[0];
        var more = message.Notices.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {message.Notices.Count - 1} more)") : "";
        return $"[{Label(first)}] {message.Site} {JsonLiteral.Of(message.Environment)}: {first.Alert.Title}{more}";
    }

    /// <summary>What has happened, in a word or two.</summary>
    public static string Label(AlertNotice notice) => notice.Kind switch
    {
        NoticeKind.Resolved => "resolved",
        NoticeKind.Acknowledged => "acknowledged",
        NoticeKind.Repeated => $"still {JsonLiteral.Of(notice.Alert.Severity)}",
        NoticeKind.Escalated => $"{JsonLiteral.Of(notice.Alert.Severity)}, not acknowledged",
        NoticeKind.Test => "test",
        _ => JsonLiteral.Of(notice.Alert.Severity),
    };

    /// <summary>The facts that people are shown beside title and description.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(AlertNotice notice)
    {
        var alert = notice.Alert;
        yield return ("Severity", JsonLiteral.Of(alert.Severity));
        yield return ("Since", Time(alert.TriggeredAt));
        if (alert.AcknowledgedAt is { } taken) yield return ("Acknowledged", $"{Time(taken)}{By(alert, AlertFacts.AcknowledgedBy)}");
        if (alert.ResolvedAt is { } end) yield return ("Resolved", $"{Time(end)}{By(alert, AlertFacts.ResolvedBy)}");
        if (AlertFacts.TextOf(alert, AlertFacts.Comment) is { } comment) yield return ("Comment", comment);
        if (AlertFacts.TextOf(alert, AlertFacts.Resolution) is { } resolution) yield return ("Resolution", resolution);
        yield return ("Alert", alert.AlertId);
    }

    /// <summary>A time for people.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time for programs.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>At most so many characters, none of them halved.</summary>
    public static string Limit(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }

    /// <summary>Text of which nothing is markup where Markdown is.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var one in text)
        {
            if ("\\*_~`|<>[]()#".Contains(one, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(one);
        }

        return escaped.ToString();
    }

    /// <summary>The body of a request.</summary>
    public static byte[] Bytes(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, MonitoringJson.Wire.JsonObject);

    private static string By(MonitoringAlert alert, string fact) => AlertFacts.TextOf(alert, fact) is { } who ? $" by {who}" : "";
}
