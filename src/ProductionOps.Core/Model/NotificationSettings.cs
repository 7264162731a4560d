using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>Ways to reach people and other systems (an addition to the specification).</summary>
public sealed record NotificationSettings : ModelObject
{
    /// <summary>Channels by name: lower-case letters, digits and hyphens (an addition to the specification).</summary>
    public IReadOnlyDictionary<string, NotificationChannel> Channels { get => field ?? ReadOnlyDictionary<string, NotificationChannel>.Empty; init; }
}
