using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>What one channel is told at once: the notices of one measurement. It holds the name of the channel, never an address or a secret.</summary>
public sealed record NotificationMessage
{
    /// <summary>Identifier: that of its first notice. Whoever gets it twice can tell by it.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>Name of the site.</summary>
    public required string Site { get; init; }

    /// <summary>Address of the site.</summary>
    public required string SiteUrl { get; init; }

    /// <summary>When it was put into the outbox.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>The notices.</summary>
    public required IReadOnlyList<AlertNotice> Notices { get; init; }

    /// <summary>Attempts to send it.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt is due; null for at once.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Why the last attempt failed, without secrets.</summary>
    public string? LastError { get; init; }
}
