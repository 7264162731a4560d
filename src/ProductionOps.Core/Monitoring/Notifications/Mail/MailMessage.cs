using System.Net;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Notifications.Formats;

namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>A message as a mail in two forms, plain text and HTML. All mails about an alert are one thread.</summary>
internal static class MailMessage
{
    /// <summary>The mail, its lines ended by CR LF, all of it ASCII.</summary>
    public static string Create(NotificationMessage message, NotificationChannel channel, DateTimeOffset now)
    {
        var boundary = "part-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Id)))[..24];
        return $"{Headers(message, channel, now, boundary)}\r\n"
            + Part(boundary, "text/plain", PlainText(message))
            + Part(boundary, "text/html", Html(message))
            + $"--{boundary}--\r\n";
    }

    private static string Headers(NotificationMessage message, NotificationChannel channel, DateTimeOffset now, string boundary)
    {
        var host = channel.From![(channel.From!.LastIndexOf('@') + 1)..];
        var threads = message.Notices.Select(notice => notice.Thread).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(thread => thread != message.Id).Select(thread => Identifier(thread, host)).ToArray();
        var reply = threads.Length == 0 ? "" : MailHeader.List("In-Reply-To", threads[..1], "") + MailHeader.List("References", threads, "");
        return $"Date: {MailHeader.Date(now)}\r\n"
            + MailHeader.List("From", [channel.From!], ",")
            + MailHeader.List("To", channel.To, ",")
            + MailHeader.Text("Subject", Subject(message))
            + MailHeader.List("Message-ID", [Identifier(message.Id, host)], "")
            + reply
            + "Auto-Submitted: auto-generated\r\n"
            + "MIME-Version: 1.0\r\n"
            + $"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n";
    }

    // Mail programs put a reply into its thread only where the subject stays the same, too.
    private static string Subject(NotificationMessage message) => FormatText.Limit(FormatText.Subject(message), 250);

    private static string Identifier(string id, string host) => $"<{id}@{host}>";

    private static string Part(string boundary, string type, string text) =>
        $"--{boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{QuotedPrintable.Encode(text)}";

    private static string PlainText(NotificationMessage message)
    {
        var text = new StringBuilder();
        foreach (var notice in message.Notices)
        {
            text.Append(notice.Alert.Title).Append('\n').Append(notice.Alert.Description).Append("\n\n");
            text.Append("State: ").Append(FormatText.Label(notice)).Append('\n');
            foreach (var (name, value) in FormatText.Facts(notice)) text.Append(name).Append(": ").Append(value).Append('\n');
            text.Append('\n');
        }

        return text.Append(message.Site).Append(", ").Append(JsonLiteral.Of(message.Environment)).Append(": ").Append(message.SiteUrl).Append('\n').ToString();
    }

    private static string Html(NotificationMessage message)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html><body style=\"font-family: sans-serif\">\n");
        foreach (var notice in message.Notices) AppendHtml(text, notice);
        return text.Append("<p>").Append(Escape($"{message.Site}, {JsonLiteral.Of(message.Environment)}: ")).Append("<a href=\"").Append(Escape(message.SiteUrl)).Append("\">")
            .Append(Escape(message.SiteUrl)).Append("</a></p>\n</body></html>\n").ToString();
    }

    private static void AppendHtml(StringBuilder text, AlertNotice notice)
    {
        text.Append("<h2>").Append(Escape(notice.Alert.Title)).Append("</h2>\n<p>").Append(Escape(notice.Alert.Description)).Append("</p>\n<table>\n");
        text.Append("<tr><th align=\"left\">State</th><td>").Append(Escape(FormatText.Label(notice))).Append("</td></tr>\n");
        foreach (var (name, value) in FormatText.Facts(notice))
            text.Append("<tr><th align=\"left\">").Append(Escape(name)).Append("</th><td>").Append(Escape(value)).Append("</td></tr>\n");
        text.Append("</table>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
