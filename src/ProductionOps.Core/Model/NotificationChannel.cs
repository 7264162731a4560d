namespace ProductionOps.Model;

/// <summary>One way to reach people or another system.</summary>
public sealed record NotificationChannel : ModelObject
{
    /// <summary>What is at the other end.</summary>
    public NotificationChannelType Type { get; init; }

    /// <summary>Address to which messages are posted, where it holds no token; PagerDuty has one of its own.</summary>
    public string? Url { get; init; }

    /// <summary>Name of the secret whose value is that address, for addresses that hold a token, as those of Slack, Teams and Discord do.</summary>
    public string? UrlSecret { get; init; }

    /// <summary>Name of the secret that is the key: of the signature of a webhook, or the routing key of PagerDuty.</summary>
    public string? KeySecret { get; init; }

    /// <summary>Mail server.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the mail server; 587 with STARTTLS, 465 with TLS, 25 without when absent.</summary>
    public int? Port { get; init; }

    /// <summary>How the connection to the mail server is protected; STARTTLS when absent.</summary>
    public MailSecurity? Security { get; init; }

    /// <summary>Name of the account at the mail server; no login when absent.</summary>
    public string? User { get; init; }

    /// <summary>Name of the secret that is the password of the account.</summary>
    public string? PasswordSecret { get; init; }

    /// <summary>Address that mail comes from.</summary>
    public string? From { get; init; }

    /// <summary>Addresses that mail goes to (an addition to the specification).</summary>
    public IReadOnlyList<string> To { get => field ?? []; init; }

    /// <summary>Severity from which on this channel is used; info when absent.</summary>
    public AlertSeverity? MinimumSeverity { get; init; }

    /// <summary>Seconds within which a message must be taken; 10 when absent.</summary>
    public double? Timeout { get; init; }

    /// <summary>Address of an http, socks4 or socks5 proxy for webhooks; none when absent.</summary>
    public string? Proxy { get; init; }
}
