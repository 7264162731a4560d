using System.Globalization;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Finds monitoring records of any days that have one sequence.</summary>
internal sealed class SequenceTwins
{
    // The time of the record of each sequence; identifiers would take many times the room.
    private readonly Dictionary<long, long> _seen = [];

    /// <summary>What a day has twice, or has in common with a day before.</summary>
    public IReadOnlyList<IntegrityFinding> Add(DayLook day)
    {
        var findings = new List<IntegrityFinding>();
        foreach (var record in day.Folder.Records)
        {
            var entry = record.Entry;
            if (entry.Sequence <= 0)
            {
                findings.Add(OrderFindings.Unordered(record.Location, entry.MonitoringId));
                continue;
            }

            if (_seen.TryAdd(entry.Sequence, entry.Timestamp.UtcTicks)) continue;
            var other = new DateTimeOffset(_seen[entry.Sequence], TimeSpan.Zero).ToString("u", CultureInfo.InvariantCulture);
            findings.Add(OrderFindings.Duplicate(record.Location, entry.MonitoringId, $"the record of {other}", entry.Sequence));
        }

        return findings;
    }
}
