using ProductionOps.Store.Summaries;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Summarizes periods: whole closed days from their rollups, the rest from the index of the day.</summary>
internal sealed class MonitoringSummaries(
    StoreDirectory store, DailyLayout layout, DayRollups rollups, DayReader reader, GroupBuilder builder)
{
    /// <summary>What the measurements of a period say.</summary>
    public MonitoringSummary Summarize(MonitoringSummaryQuery query, CancellationToken cancellationToken)
    {
        var parts = Parts(query, cancellationToken);
        var to = EndOf(query);
        if (parts.Count == 0) return Nothing(query, to);
        GroupSum? sum = null;
        foreach (var group in parts.Select(part => part.Group))
        {
            if (sum is null) sum = new GroupSum(group);
            else sum.Append(group);
        }

        var from = query.From is { } start ? Earlier(start.ToUniversalTime(), parts[0].From) : parts[0].From;
        return sum!.Summarize(parts[0].Before, from, Later(to, parts[^1].To));
    }

    /// <summary>The same for each day of a period.</summary>
    public IEnumerable<MonitoringSummary> SummarizeDays(MonitoringSummaryQuery query, CancellationToken cancellationToken) =>
        Parts(query, cancellationToken).Select(part => new GroupSum(part.Group).Summarize(part.Before, part.From, part.To));

    private List<SummaryPart> Parts(MonitoringSummaryQuery query, CancellationToken cancellationToken)
    {
        var to = EndOf(query);
        var from = query.From ?? DateTimeOffset.MinValue;

        // The last sample of the day before may hold into the period.
        var folders = layout.Folders(from > DateTimeOffset.MinValue.AddDays(1) ? from.AddDays(-1) : null, to).ToList();
        var known = rollups.Load(folders.Where(rollups.IsClosed), query.OnDamaged, cancellationToken);
        var parts = new List<SummaryPart>();
        MonitoringGroup? before = null;
        foreach (var folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var date = DailyLayout.DateOf(folder);
            var start = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
            var group = known.TryGetValue(date, out var groups) ? Select(groups, query) : null;
            if (groups is not null && group is null) continue;
            if (group is not null && group.First >= from && group.Last < to)
            {
                parts.Add(new SummaryPart(before, group, parts.Count == 0 && query.From is null ? group.First : Later(start, from), Earlier(start.AddDays(1), to)));
                before = group;
            }
            else if (group is not null && (group.Last < from || group.First >= to))
            {
                before = group.Last < from ? group : before;
            }
            else
            {
                before = AddPartOfDay(folder, start, query, parts, before, cancellationToken);
            }
        }

        return parts;
    }

    private MonitoringGroup? AddPartOfDay(
        RecordFolder folder,
        DateTimeOffset start,
        MonitoringSummaryQuery query,
        List<SummaryPart> parts,
        MonitoringGroup? before,
        CancellationToken cancellationToken)
    {
        var from = query.From ?? DateTimeOffset.MinValue;
        var to = EndOf(query);
        var day = reader.Read(folder, query.OnDamaged, cancellationToken);
        var ordered = GroupBuilder.InOrder(day.Lines
            .Select(line => line.Entry)
            .Where(entry => entry.MonitoringType == query.Type && entry.Environment == query.Environment));
        var interval = builder.IntervalOf(ordered);
        if (GroupBuilder.GroupOf([.. ordered.Where(entry => entry.Timestamp < from)], interval) is { } earlier) before = earlier;
        var group = GroupBuilder.GroupOf([.. ordered.Where(entry => entry.Timestamp >= from && entry.Timestamp < to)], interval);
        var first = Later(start, from);
        var last = Earlier(start.AddDays(1), to);

        // What was removed cannot be divided any more, so the period is widened to the whole day, and says so.
        if (day.Pruned is { } pruned && Select(pruned.Groups, query) is { } removed)
        {
            group = group is null ? removed : DayReader.Join([removed], [group])[0];
            first = start;
            last = start.AddDays(1);
        }

        if (group is null) return before;
        if (parts.Count == 0 && query.From is null) first = group.First;
        parts.Add(new SummaryPart(before, group, Earlier(first, group.First), last));
        return group;
    }

    private DateTimeOffset EndOf(MonitoringSummaryQuery query)
    {
        // Something measured at this instant counts; times have milliseconds.
        var now = store.Time.GetUtcNow().AddMilliseconds(1);
        return query.To is { } to && to < now ? to.ToUniversalTime() : now;
    }

    private static MonitoringSummary Nothing(MonitoringSummaryQuery query, DateTimeOffset to)
    {
        var from = query.From is { } start && start < to ? start : to;
        return new MonitoringSummary { Type = query.Type, Environment = query.Environment, From = from, To = to, Period = to - from };
    }

    private static MonitoringGroup? Select(IEnumerable<MonitoringGroup> groups, MonitoringSummaryQuery query) =>
        groups.FirstOrDefault(group => group.Type == query.Type && group.Environment == query.Environment);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
