namespace ProductionOps.Store.Files.Rollups;

/// <summary>What one day adds to a summary.</summary>
/// <param name="Before">The last measurements before it; null when there are none.</param>
/// <param name="Group">Its measurements.</param>
/// <param name="From">Start of the part of the day that counts.</param>
/// <param name="To">End of the part of the day that counts.</param>
internal sealed record SummaryPart(MonitoringGroup? Before, MonitoringGroup Group, DateTimeOffset From, DateTimeOffset To);
