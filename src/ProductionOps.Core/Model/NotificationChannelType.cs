using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What is at the other end of a notification channel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationChannelType>))]
public enum NotificationChannelType
{
    /// <summary>Mail by SMTP.</summary>
    [JsonStringEnumMemberName("mail")]
    Mail,

    /// <summary>An incoming webhook of Slack.</summary>
    [JsonStringEnumMemberName("slack")]
    Slack,

    /// <summary>A workflow of Microsoft Teams that takes an Adaptive Card.</summary>
    [JsonStringEnumMemberName("teams")]
    Teams,

    /// <summary>A webhook of Discord.</summary>
    [JsonStringEnumMemberName("discord")]
    Discord,

    /// <summary>A receiver of Alertmanager webhooks, version 4.</summary>
    [JsonStringEnumMemberName("alertmanager")]
    Alertmanager,

    /// <summary>PagerDuty, events version 2.</summary>
    [JsonStringEnumMemberName("pagerduty")]
    PagerDuty,

    /// <summary>Anything that takes plain JSON, signed.</summary>
    [JsonStringEnumMemberName("webhook")]
    Webhook,
}
