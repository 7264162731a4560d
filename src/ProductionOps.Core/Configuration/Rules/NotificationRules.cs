using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Channels can be reached, and whoever is told of alerts is a channel.</summary>
internal static partial class NotificationRules
{
    private const string Path = "/notifications/channels";

    public static IEnumerable<Finding> Check(ProductionConfiguration configuration)
    {
        var channels = configuration.Notifications?.Channels;
        if (channels is not null)
        {
            foreach (var (name, channel) in channels)
            {
                var pointer = JsonPointer.Append(Path, name);
                if (!Name().IsMatch(name))
                    yield return Finding.Error("ConfigurationNameInvalid", pointer, "A channel's name has up to 40 lower-case letters, digits and hyphens.");
                foreach (var finding in CheckChannel(pointer, channel).Concat(CheckSecrets(pointer, channel, configuration.EnvironmentSettings.Secrets)))
                    yield return finding;
            }
        }

        if (configuration.Alerting is not { } alerting) yield break;
        foreach (var finding in CheckAlerting(alerting, channels)) yield return finding;
    }

    private static IEnumerable<Finding> CheckChannel(string pointer, NotificationChannel channel) => channel.Type switch
    {
        NotificationChannelType.Mail => CheckMail(pointer, channel),
        NotificationChannelType.PagerDuty when channel.KeySecret is null => [Incomplete(pointer, "PagerDuty needs keySecret, the name of the secret that is the routing key.")],
        NotificationChannelType.PagerDuty => CheckWeb(pointer, channel),
        _ when channel.Url is null == channel.UrlSecret is null => [Incomplete(pointer, "A webhook needs an address: either url, or urlSecret with the name of a secret where the address holds a token.")],
        _ => CheckWeb(pointer, channel),
    };

    private static IEnumerable<Finding> CheckWeb(string pointer, NotificationChannel channel)
    {
        if (channel.Url is { } url && !AddressRules.IsWeb(url)) yield return Finding.Error("ConfigurationUrlInvalid", pointer + "/url", "It must be an absolute http or https URL without a fragment.");
        if (channel.Proxy is { } proxy && !UptimeRules.IsProxy(proxy))
            yield return Finding.Error("ConfigurationUrlInvalid", pointer + "/proxy", "It is no address of a proxy, such as http://proxy.example.org:3128.");
    }

    private static IEnumerable<Finding> CheckMail(string pointer, NotificationChannel channel)
    {
        if (string.IsNullOrWhiteSpace(channel.Host) || channel.From is null || channel.To.Count == 0)
            yield return Incomplete(pointer, "Mail needs host, from and to.");
        if (channel.From is { } from && !Mailbox().IsMatch(from)) yield return NotMail(pointer + "/from", from);
        for (var i = 0; i < channel.To.Count; i++)
        {
            if (!Mailbox().IsMatch(channel.To[i])) yield return NotMail($"{pointer}/to/{i}", channel.To[i]);
        }

        if (channel.User is null != channel.PasswordSecret is null) yield return Incomplete(pointer, "A login needs both user and passwordSecret.");
        if (channel.User is not null && channel.Security == MailSecurity.None && !IsLocal(channel.Host))
            yield return Finding.Error("ConfigurationValueUnsafe", pointer + "/security", "A password is sent over TLS only. Use starttls or tls.");
    }

    private static IEnumerable<Finding> CheckSecrets(string pointer, NotificationChannel channel, IReadOnlyList<string> known)
    {
        (string Key, string? Name)[] named = [("urlSecret", channel.UrlSecret), ("keySecret", channel.KeySecret), ("passwordSecret", channel.PasswordSecret)];
        return named
            .Where(one => one.Name is not null && !known.Contains(one.Name, StringComparer.Ordinal))
            .Select(one => Finding.Error(
                "ConfigurationSecretUnknown",
                $"{pointer}/{one.Key}",
                "It is not among environmentSettings.secrets (it is not shown, in case it is a value). List the name there; the value comes from the process environment or a SecretManagement vault."));
    }

    private static IEnumerable<Finding> CheckAlerting(AlertingSettings alerting, IReadOnlyDictionary<string, NotificationChannel>? channels)
    {
        if (alerting.Objective is <= 0 or >= 100)
            yield return Finding.Error("ConfigurationValueInvalid", "/alerting/objective", "It must be above 0 and below 100, such as 99.9: all the time leaves nothing that could be used up.");
        foreach (var finding in Named("/alerting/channels", alerting.Channels, channels)) yield return finding;
        for (var i = 0; i < alerting.Escalation.Count; i++)
        {
            foreach (var finding in Named($"/alerting/escalation/{i}/channels", alerting.Escalation[i].Channels, channels)) yield return finding;
        }

        for (var i = 0; i < alerting.Silences.Count; i++)
        {
            if (alerting.Silences[i].From >= alerting.Silences[i].To)
                yield return Finding.Error("ConfigurationRangeInvalid", $"/alerting/silences/{i}/to", "The silence ends before it begins.");
        }
    }

    private static IEnumerable<Finding> Named(string pointer, IReadOnlyList<string> names, IReadOnlyDictionary<string, NotificationChannel>? channels) => names
        .Select((name, index) => (name, index))
        .Where(one => channels?.ContainsKey(one.name) is not true)
        .Select(one => Finding.Error("ConfigurationChannelUnknown", $"{pointer}/{one.index}", $"'{one.name}' is not among notifications.channels."));

    private static bool IsLocal(string? host) => host is "localhost" or "127.0.0.1" or "::1";

    private static Finding Incomplete(string pointer, string message) => Finding.Error("ConfigurationChannelIncomplete", pointer, message);

    private static Finding NotMail(string pointer, string text) =>
        Finding.Error("ConfigurationValueInvalid", pointer, $"'{text}' is not a mail address, such as team@example.org.");

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z(?<=\A.{1,40})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[^\s<>@,;:""()\[\]\\\p{Cc}]{1,64}@[^\s<>@,;:""()\[\]\\\p{Cc}]{1,253}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mailbox();
}
