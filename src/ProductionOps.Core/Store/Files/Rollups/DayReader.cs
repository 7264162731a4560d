using System.Security.Cryptography;
using System.Text;
using ProductionOps.Model;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Reads what one day's folder says.</summary>
internal sealed class DayReader(
    FolderIndex<ProductionMonitoring, MonitoringEntry> index, RollupFile file, GroupBuilder builder)
{
    /// <summary>What a day's folder holds.</summary>
    public DayContent Read(RecordFolder folder, Action<OperationException>? onDamaged, CancellationToken cancellationToken)
    {
        var isDamaged = false;
        var content = index.Load(folder, Report, cancellationToken);
        var pruned = ReadRollup(folder)?.Pruned;
        var lines = pruned is null ? content.Lines : [.. content.Lines.Where(line => !pruned.Covers(line.Entry))];
        return new DayContent
        {
            Folder = folder,
            Date = DailyLayout.DateOf(folder),
            Lines = lines,
            Leftover = content.Lines.Count - lines.Count,
            IsDamaged = isDamaged,
            Pruned = pruned,
        };

        void Report(OperationException exception)
        {
            isDamaged = true;
            onDamaged?.Invoke(exception);
        }

        DayRollup? ReadRollup(RecordFolder from)
        {
            try
            {
                return file.Read(from);
            }
            catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
            {
                // The records that are there can be summarized without it; what it says of removed ones is missing.
                Report(exception);
                return null;
            }
        }
    }

    /// <summary>The rollup that a day should have.</summary>
    public DayRollup RollupOf(DayContent content) => new()
    {
        SchemaVersion = 1,
        Date = content.Date,
        Retained = content.Lines.Count == 0 ? null : new RetainedRecords
        {
            Records = content.Lines.Count,
            Checksum = ChecksumOf(content.Lines),
            Groups = builder.GroupsOf(content.Lines.Select(line => line.Entry)),
        },
        Pruned = content.Pruned,
    };

    /// <summary>What all records of a day say, those that are there and those that were removed.</summary>
    public static IReadOnlyList<MonitoringGroup> GroupsOf(DayRollup rollup) => Join(rollup.Pruned?.Groups ?? [], rollup.Retained?.Groups ?? []);

    /// <summary>Groups by type and environment, joined in the order of their time.</summary>
    public static IReadOnlyList<MonitoringGroup> Join(IReadOnlyList<MonitoringGroup> left, IReadOnlyList<MonitoringGroup> right)
    {
        if (left.Count == 0) return right;
        if (right.Count == 0) return left;
        return
        [
            .. left.Concat(right)
                .GroupBy(group => (group.Type, group.Environment))
                .OrderBy(groups => groups.Key)
                .Select(groups => groups.OrderBy(group => group.First).Aggregate((sum, next) => sum.Append(next))),
        ];
    }

    private static string ChecksumOf(IEnumerable<IndexLine<MonitoringEntry>> lines) => ChecksumOf(lines.Select(line => line.Entry));

    /// <summary>The checksum over the records of a day.</summary>
    public static string ChecksumOf(IEnumerable<MonitoringEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries.OrderBy(entry => entry.MonitoringId, StringComparer.Ordinal))
        {
            text.Append(entry.MonitoringId).Append(' ').Append(entry.Checksum).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
