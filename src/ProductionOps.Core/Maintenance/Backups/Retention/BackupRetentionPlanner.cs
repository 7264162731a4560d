using System.Globalization;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Backups.Retention;

/// <summary>Which backups stay, and why.</summary>
/// <param name="keep">What is kept beyond the retention; null for nothing.</param>
/// <param name="now">The time.</param>
internal sealed class BackupRetentionPlanner(BackupKeepSettings? keep, DateTimeOffset now)
{
    /// <summary>The reason for each that stays; the others go.</summary>
    /// <param name="ordered">All snapshots, the oldest first.</param>
    /// <param name="failed">Those whose last test found damage.</param>
    public IReadOnlyDictionary<string, string> Reasons(IReadOnlyList<Snapshot> ordered, IReadOnlySet<string> failed)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        AddNewest(ordered, failed, reasons);
        foreach (var snapshot in ordered)
        {
            var (document, retention) = (snapshot.Document, snapshot.Document.Retention);
            if (!retention.AutoDelete) Add(snapshot, "it is not to be deleted without being asked");
            else if (document.Timestamp > now) Add(snapshot, "it is dated in the future");
            else if (retention.KeepUntil > now) Add(snapshot, string.Create(CultureInfo.InvariantCulture, $"it is kept until {retention.KeepUntil.UtcDateTime:yyyy-MM-dd HH:mm}"));
        }

        var good = ordered.Where(snapshot => IsGood(snapshot, failed) && IsOfEverything(snapshot)).Reverse().ToList();
        AddPeriods(good, keep?.Daily, "day", time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddPeriods(good, keep?.Weekly, "week", time => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time)}-W{ISOWeek.GetWeekOfYear(time):00}"));
        AddPeriods(good, keep?.Monthly, "month", time => time.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        AddPeriods(good, keep?.Yearly, "year", time => time.ToString("yyyy", CultureInfo.InvariantCulture));
        return reasons;

        void Add(Snapshot snapshot, string reason) => reasons.TryAdd(snapshot.Id, reason);

        void AddPeriods(IEnumerable<Snapshot> newestFirst, int? count, string name, Func<DateTime, string> periodOf)
        {
            foreach (var period in newestFirst.GroupBy(snapshot => periodOf(snapshot.Document.Timestamp.UtcDateTime), StringComparer.Ordinal).Take(count ?? 0))
            {
                Add(period.First(), $"it is the newest of the {name} {period.Key}");
            }
        }
    }

    // Never the last one that a site could be restored from, whatever its date says.
    private static void AddNewest(IReadOnlyList<Snapshot> ordered, IReadOnlySet<string> failed, Dictionary<string, string> reasons)
    {
        foreach (var kind in ordered.GroupBy(IsOfEverything))
        {
            var what = kind.Key ? "backup" : "backup of the configuration";
            reasons.TryAdd(kind.Last().Id, $"it is the newest {what}");
            if (kind.LastOrDefault(snapshot => IsGood(snapshot, failed)) is { } good) reasons.TryAdd(good.Id, $"it is the last good {what}");
        }
    }

    private static bool IsGood(Snapshot snapshot, IReadOnlySet<string> failed) => snapshot.Document.IsComplete && !failed.Contains(snapshot.Id);

    private static bool IsOfEverything(Snapshot snapshot) => snapshot.Document.BackupType != BackupType.Configuration;
}
