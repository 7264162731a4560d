using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>Decides what happens with each record of the kinds that have a file each.</summary>
internal sealed class RecordPlanner(RetentionLimits limits)
{
    /// <summary>Decides on deployments.</summary>
    public IEnumerable<RetentionDecision> Deployments(IReadOnlyList<RetentionItem<DeploymentEntry>> ordered, IReadOnlySet<string> needed)
    {
        var protection = DeploymentProtection.Of([.. ordered.Select(item => item.Entry)], needed);
        foreach (var item in ordered)
        {
            var (action, reason) = protection.TryGetValue(item.Id, out var why)
                ? (RetentionAction.Keep, why)
                : Age(item, item.Entry.Timestamp, limits.Deployments, limits.DeploymentArchive);
            yield return Decide(RetentionItemKind.Deployment, item, action, reason, item.Entry.Timestamp);
        }
    }

    /// <summary>Decides on configuration versions.</summary>
    public IEnumerable<RetentionDecision> Configurations(
        IReadOnlyList<RetentionItem<ConfigurationEntry>> ordered, IReadOnlySet<string> active)
    {
        var newest = Math.Max(1, limits.Policy.Configuration.ActiveVersions);
        for (var i = 0; i < ordered.Count; i++)
        {
            var item = ordered[i];
            var timestamp = item.Entry.Timestamp ?? RecordId.Parse(item.Id, RecordKind.Config).Second;
            var (action, reason) = active.Contains(item.Id)
                ? (RetentionAction.Keep, "it is active")
                : i >= ordered.Count - newest
                    ? (RetentionAction.Keep, string.Create(CultureInfo.InvariantCulture, $"it is one of the newest {newest} versions"))
                    : Old(item, timestamp);
            yield return Decide(RetentionItemKind.Configuration, item, action, reason, timestamp);
        }
    }

    /// <summary>Decides on maintenance runs.</summary>
    public IEnumerable<RetentionDecision> Maintenance(IReadOnlyList<RetentionItem<MaintenanceEntry>> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            var entry = ordered[i].Entry;
            var timestamp = entry.ExecutedTime ?? entry.ScheduledTime;
            var (action, reason) = Final(entry.Status) switch
            {
                null => (RetentionAction.Keep, "it has not ended"),
                _ when i == ordered.Count - 1 => (RetentionAction.Keep, "the next run is chained to it"),
                true => Finished(timestamp, limits.SuccessfulMaintenance, "successful maintenance"),
                false => Finished(timestamp, limits.FailedMaintenance, "failed maintenance"),
            };
            yield return Decide(RetentionItemKind.Maintenance, ordered[i], action, reason, timestamp);
        }
    }

    /// <summary>Decides on alerts.</summary>
    public IEnumerable<RetentionDecision> Alerts(IReadOnlyList<RetentionItem<AlertEntry>> ordered) =>
        Ended(RetentionItemKind.Alert, ordered, entry => entry.TriggeredAt, entry => entry.ResolvedAt is not null, limits.Alerts);

    /// <summary>Decides on incidents, which reports of a year need for as long as the summaries.</summary>
    public IEnumerable<RetentionDecision> Incidents(IReadOnlyList<RetentionItem<IncidentEntry>> ordered) => Ended(
        RetentionItemKind.Incident,
        ordered,
        entry => entry.StartTime,
        entry => entry.Status == IncidentStatus.Resolved || entry.EndTime is not null,
        limits.MonitoringRollups);

    private IEnumerable<RetentionDecision> Ended<TEntry>(
        RetentionItemKind kind,
        IReadOnlyList<RetentionItem<TEntry>> ordered,
        Func<TEntry, DateTimeOffset> timeOf,
        Func<TEntry, bool> isOver,
        RetentionLimit limit)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            var timestamp = timeOf(ordered[i].Entry);
            var (action, reason) = !isOver(ordered[i].Entry)
                ? (RetentionAction.Keep, "it is still open")
                : i == ordered.Count - 1
                    ? (RetentionAction.Keep, "it is the newest, which tells where to go on counting")
                    : Limit(timestamp, limit, "it is");
            yield return Decide(kind, ordered[i], action, reason, timestamp);
        }
    }

    private (RetentionAction Action, string Reason) Finished(DateTimeOffset timestamp, RetentionLimit own, string what) =>
        limits.Maintenance.IsPast(timestamp)
            ? Limit(timestamp, limits.Maintenance, "it is")
            : Limit(timestamp, own, $"it is {what},");

    private (RetentionAction Action, string Reason) Limit(DateTimeOffset timestamp, RetentionLimit limit, string subject)
    {
        if (timestamp > limits.Now) return (RetentionAction.Keep, "it is dated in the future");
        return limit.IsPast(timestamp)
            ? (RetentionAction.Delete, $"{subject} older than {limit.Period}")
            : (RetentionAction.Keep, $"{subject} kept for {limit.Period}");
    }

    private (RetentionAction Action, string Reason) Age<TEntry>(
        RetentionItem<TEntry> item, DateTimeOffset timestamp, RetentionLimit retention, RetentionLimit archive)
    {
        if (timestamp > limits.Now) return (RetentionAction.Keep, "it is dated in the future");
        if (retention.IsPast(timestamp)) return (RetentionAction.Delete, $"it is older than {retention.Period}");
        if (!archive.IsPast(timestamp)) return (RetentionAction.Keep, $"it is younger than {archive.Period}");
        return item is { IsArchived: true, IsLoose: false }
            ? (RetentionAction.Keep, $"it is archived, and kept for {retention.Period}")
            : (RetentionAction.Archive, $"it is older than {archive.Period}");
    }

    private (RetentionAction Action, string Reason) Old(RetentionItem<ConfigurationEntry> item, DateTimeOffset timestamp)
    {
        if (timestamp > limits.Now) return (RetentionAction.Keep, "it is dated in the future");
        if (limits.Configuration.IsPast(timestamp)) return (RetentionAction.Delete, $"it is older than {limits.Configuration.Period}");
        return item is { IsArchived: true, IsLoose: false }
            ? (RetentionAction.Keep, $"it is archived, and kept for {limits.Configuration.Period}")
            : (RetentionAction.Archive, "there are enough newer versions");
    }

    private static bool? Final(MaintenanceStatus status) => status switch
    {
        MaintenanceStatus.Success => true,
        MaintenanceStatus.Failed or MaintenanceStatus.Cancelled => false,
        _ => null,
    };

    private static RetentionDecision Decide<TEntry>(
        RetentionItemKind kind, RetentionItem<TEntry> item, RetentionAction action, string reason, DateTimeOffset timestamp) => new()
        {
            Kind = kind,
            Id = item.Id,
            Action = action,
            Reason = reason,
            Timestamp = timestamp,
            Bytes = item.Bytes,
        };
}
