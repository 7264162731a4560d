using ProductionOps.Configuration.Secrets;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>A channel with the values of its secrets, for the time of one attempt.</summary>
internal sealed class ChannelAccess(NotificationChannel channel, IReadOnlyDictionary<string, string> secrets)
{
    private const int ShortestToken = 8;
    private static readonly Uri PagerDuty = new("https://events.pagerduty.com/v2/enqueue");
    private readonly SecretRedactor _redactor = new(secrets.Values.SelectMany(Parts));

    public NotificationChannel Channel { get; } = channel;

    /// <summary>Names of secrets whose values are not known.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { Channel.UrlSecret, Channel.KeySecret, Channel.PasswordSecret }.OfType<string>().Where(name => !secrets.ContainsKey(name))];

    /// <summary>Key of signatures, or routing key; null when the channel has none.</summary>
    public string? Key => ValueOf(Channel.KeySecret);

    /// <summary>Password of the mail account; null when there is none.</summary>
    public string? Password => ValueOf(Channel.PasswordSecret);

    /// <summary>Where messages are posted; null when that is no http or https address.</summary>
    public Uri? Url => (ValueOf(Channel.UrlSecret) ?? Channel.Url) is { } text
        ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null
        : Channel.Type == NotificationChannelType.PagerDuty ? PagerDuty : null;

    public TimeSpan Timeout => TimeSpan.FromSeconds(Channel.Timeout ?? 10);

    /// <summary>The addresses as records may name them.</summary>
    public IReadOnlyList<string> Addresses
    {
        get
        {
            if (Channel.Type == NotificationChannelType.Mail) return Channel.To;
            if (Url is not { } url) return [];
            var host = $"{url.Scheme}://{url.Authority[(url.Authority.IndexOf('@', StringComparison.Ordinal) + 1)..]}/";
            return [Channel.UrlSecret is not null ? host + SecretRedactor.Mask : Redact(url.AbsoluteUri)];
        }
    }

    /// <summary>A text without secrets, on one line and short.</summary>
    public string Redact(string text)
    {
        var line = new string([.. _redactor.Redact(text).Select(one => char.IsControl(one) ? ' ' : one)]).Trim();
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    public override string ToString() => Channel.Type.ToString();

    // The token of an address is told by the other end without the rest of it.
    private static IEnumerable<string> Parts(string value) => Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? [value, url.PathAndQuery, .. url.PathAndQuery.Split('/', '?', '&', '=').Where(part => part.Length >= ShortestToken)]
        : [value];

    private string? ValueOf(string? name) => name is not null && secrets.TryGetValue(name, out var value) ? value : null;
}
