using System.Globalization;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Recurrence;

/// <summary>
/// Finds what is due. A recurring run happens once a span: several that were missed are caught up by one, and one that failed is not tried
/// again before the next span, so that nothing runs in a loop.
/// </summary>
internal sealed class RecurrencePlanner(IProductionStore store, TimeProvider time, IOperationReporter reporter)
{
    /// <summary>The recurring runs that are due and have no record yet.</summary>
    public async Task<IReadOnlyList<DueMaintenance>> FindRecurringAsync(
        DeploymentEnvironment environment, IEnumerable<RecurrenceRule> rules, CancellationToken cancellationToken)
    {
        var due = new List<DueMaintenance>();
        foreach (var rule in rules)
        {
            var last = await FindLastAsync(environment, rule.Type, cancellationToken);
            if (Decide(rule, last) is { } reason) due.Add(New(environment, rule, reason));
        }

        return due;
    }

    /// <summary>The runs that are scheduled and due, the most urgent and then the oldest first.</summary>
    public async Task<IReadOnlyList<DueMaintenance>> FindScheduledAsync(DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var query = new RecordQuery { Environment = JsonLiteral.Of(environment), Statuses = [JsonLiteral.Of(MaintenanceStatus.Scheduled)] };
        var entries = await store.Maintenance.ListAsync(query, cancellationToken)
            .Where(entry => entry.Automated && entry.ScheduledTime <= now)
            .ToListAsync(cancellationToken);
        return [.. entries
            .OrderByDescending(static entry => entry.Priority)
            .ThenBy(static entry => entry.ScheduledTime)
            .ThenBy(static entry => entry.Sequence)
            .Select(entry => new DueMaintenance
            {
                MaintenanceId = entry.MaintenanceId,
                MaintenanceType = entry.MaintenanceType,
                Environment = environment,
                ScheduledTime = entry.ScheduledTime,
                Priority = entry.Priority,
                Reason = string.Create(CultureInfo.InvariantCulture, $"scheduled for {entry.ScheduledTime.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            })];
    }

    private ValueTask<MaintenanceEntry?> FindLastAsync(DeploymentEnvironment environment, MaintenanceType type, CancellationToken cancellationToken) =>
        store.Maintenance
            .ListAsync(new RecordQuery { Environment = JsonLiteral.Of(environment), Types = [JsonLiteral.Of(type)], NewestFirst = true }, cancellationToken)
            .FirstOrDefaultAsync(static entry => entry.Recurring, cancellationToken);

    private string? Decide(RecurrenceRule rule, MaintenanceEntry? last)
    {
        if (last is null) return $"{rule.Setting} asks for it, and it never ran";
        if (last.Status is MaintenanceStatus.Scheduled or MaintenanceStatus.Running) return null;
        if (last.Status == MaintenanceStatus.RequiresApproval)
        {
            reporter.Verbose($"{JsonLiteral.Of(rule.Type)} is not scheduled again: {last.MaintenanceId} waits for approval.");
            return null;
        }

        var now = time.GetUtcNow();
        var current = rule.Slot.BeginOf(now, time.LocalTimeZone);
        if (last.ScheduledTime < current) return $"{rule.Setting} asks for it, and it did not run this {rule.Slot.Name}";
        return last.ScheduledTime == current ? null : DecideAfterClockChange(rule, last, now);
    }

    // A clock that was put right by hours is waited for; a date far ahead was never true, so waiting for it would be waiting for ever.
    private string? DecideAfterClockChange(RecurrenceRule rule, MaintenanceEntry last, DateTimeOffset now)
    {
        var next = rule.Slot.NextOf(now, time.LocalTimeZone);
        var text = $"{last.MaintenanceId} was for a {rule.Slot.Name} that begins {last.ScheduledTime.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, which is to come: the clock was set back.";
        if (last.ScheduledTime <= next)
        {
            reporter.Warning($"{text} {JsonLiteral.Of(rule.Type)} waits until then.");
            return null;
        }

        reporter.Warning($"{text} {JsonLiteral.Of(rule.Type)} runs once for the {rule.Slot.Name} that it is now.");
        return $"{rule.Setting} asks for it, and the clock was set back";
    }

    private DueMaintenance New(DeploymentEnvironment environment, RecurrenceRule rule, string reason) => new()
    {
        MaintenanceType = rule.Type,
        Environment = environment,
        ScheduledTime = rule.Slot.BeginOf(time.GetUtcNow(), time.LocalTimeZone),
        Priority = rule.Type == MaintenanceType.SecurityPatch ? Priority.High : Priority.Medium,
        Reason = reason,
    };
}
