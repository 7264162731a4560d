using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>What came of trying a notification channel.</summary>
public sealed record ChannelTest
{
    /// <summary>Name of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>What is at the other end.</summary>
    public required NotificationChannelType Type { get; init; }

    /// <summary>Whose configuration has it.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Whether the other end took the message.</summary>
    public bool Sent { get; init; }

    /// <summary>When it did; null when nothing was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where it went, without secrets.</summary>
    public IReadOnlyList<string> Addresses { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }
}
