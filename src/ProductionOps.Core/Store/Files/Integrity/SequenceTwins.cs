using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Finds monitoring records of any days that have one sequence.</summary>
internal sealed class SequenceTwins
{
    private readonly Dictionary<long, string> _seen = [];

    /// <summary>What a day has twice, or has in common with a day before.</summary>
    public IReadOnlyList<IntegrityFinding> Add(DayLook day)
    {
        var findings = new List<IntegrityFinding>();
        foreach (var record in day.Folder.Records)
        {
            var entry = record.Entry;
            if (entry.Sequence <= 0) findings.Add(OrderFindings.Unordered(record.Location, entry.MonitoringId));
            else if (!_seen.TryAdd(entry.Sequence, entry.MonitoringId)) findings.Add(OrderFindings.Duplicate(record.Location, entry.MonitoringId, _seen[entry.Sequence], entry.Sequence));
        }

        return findings;
    }
}
