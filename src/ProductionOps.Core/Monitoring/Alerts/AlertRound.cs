using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Alerts;

/// <summary>One look at the alerts of an environment: what is raised and resolved, and what people are told.</summary>
internal sealed class AlertRound
{
    private readonly IProductionStore _store;
    private readonly AlertLedgers _ledgers;
    private readonly DateTimeOffset _now;
    private readonly SortedDictionary<string, MonitoringAlert> _alerts = new(StringComparer.Ordinal);
    private readonly List<NoticeDelivery> _deliveries = [];

    public AlertRound(IProductionStore store, AlertLedgers ledgers, AlertLedger ledger, ProductionConfiguration configuration, DateTimeOffset now)
    {
        _store = store;
        _ledgers = ledgers;
        _now = now;
        Ledger = ledger;
        Configuration = configuration;
    }

    /// <summary>What is remembered.</summary>
    public AlertLedger Ledger { get; set; }

    /// <summary>Thresholds and channels.</summary>
    public ProductionConfiguration Configuration { get; }

    /// <summary>The open alerts.</summary>
    public IReadOnlyCollection<MonitoringAlert> Alerts => _alerts.Values;

    /// <summary>What people are to be told, in order.</summary>
    public IReadOnlyList<NoticeDelivery> Deliveries => _deliveries;

    /// <summary>Reads the open alerts; one that has ended, or that retention has removed, is forgotten.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var (cause, open) in Ledger.Open)
        {
            if (await _store.Alerts.FindAsync(open.AlertId, cancellationToken) is { ResolvedAt: null } alert) _alerts[cause] = alert;
            else Ledger = Ledger.With(cause, null);
        }
    }

    /// <summary>Raises, worsens and resolves what a measurement says.</summary>
    public async Task ApplyAsync(ProductionMonitoring record, IReadOnlyList<AlertCondition> conditions, CancellationToken cancellationToken)
    {
        foreach (var condition in conditions.Where(one => !one.IsFiring)) await ResolveAsync(condition.Cause, record.Timestamp, cancellationToken);
        var firing = FiringWith(conditions);
        foreach (var condition in conditions.Where(one => one.IsFiring))
        {
            if (Ledger.Open.TryGetValue(condition.Cause, out var open)) await WorsenAsync(condition, open, cancellationToken);
            else if (!AlertInhibition.IsInhibited(condition.Cause, firing)) await RaiseAsync(record, condition, cancellationToken);
        }
    }

    /// <summary>Decides who is told of what is open.</summary>
    public async Task NotifyAsync(CancellationToken cancellationToken)
    {
        var firing = Ledger.Open.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (cause, open) in Ledger.Open)
        {
            var alert = _alerts[cause];
            if (AlertInhibition.IsInhibited(cause, firing) || AlertSilences.IsSilent(Configuration, alert.Type, _now)) continue;
            var schedule = new NoticeSchedule(Configuration, alert, AfterClockChange(cause, open), _now);
            if (schedule.Next() is { } due) await TellAsync(cause, alert, due, cancellationToken);
        }
    }

    private HashSet<string> FiringWith(IEnumerable<AlertCondition> conditions) =>
        Ledger.Open.Keys.Concat(conditions.Where(one => one.IsFiring).Select(one => one.Cause)).ToHashSet(StringComparer.Ordinal);

    // An instant after now is of a clock that was set back: the waiting begins anew, so that nothing is repeated at once or never.
    private OpenAlert AfterClockChange(string cause, OpenAlert open)
    {
        if (!(open.LastNotice > _now) && !(open.FirstNotice > _now) && open.Since <= _now) return open;
        var mended = open with
        {
            Since = open.Since > _now ? _now : open.Since,
            FirstNotice = open.FirstNotice > _now ? _now : open.FirstNotice,
            LastNotice = open.LastNotice > _now ? _now : open.LastNotice,
        };
        Ledger = Ledger.With(cause, mended);
        return mended;
    }

    private async Task RaiseAsync(ProductionMonitoring record, AlertCondition condition, CancellationToken cancellationToken)
    {
        if (await _ledgers.FindForgottenAsync(record.Environment, condition.Cause, _now, cancellationToken) is { } forgotten)
        {
            Ledger = Ledger.With(condition.Cause, forgotten);
            _alerts[condition.Cause] = (await _store.Alerts.FindAsync(forgotten.AlertId, cancellationToken))!;
            return;
        }

        var alert = await _store.Alerts.AddAsync(NewAlert(record, condition), cancellationToken);
        _alerts[condition.Cause] = alert;
        Ledger = Ledger.With(condition.Cause, new OpenAlert { AlertId = alert.AlertId, Severity = alert.Severity, Since = alert.TriggeredAt });
    }

    private static MonitoringAlert NewAlert(ProductionMonitoring record, AlertCondition condition)
    {
        var metadata = new Dictionary<string, JsonElement>(condition.Metadata, StringComparer.Ordinal);
        var alert = new MonitoringAlert
        {
            AlertId = "",
            Type = condition.Type,
            Severity = condition.Severity,
            Title = condition.Title,
            Description = condition.Description,
            TriggeredAt = record.Timestamp,
            Metadata = metadata,
        };
        alert = AlertFacts.With(alert, AlertFacts.Cause, condition.Cause);
        alert = AlertFacts.With(alert, AlertFacts.Environment, JsonLiteral.Of(record.Environment));
        alert = AlertFacts.With(alert, AlertFacts.SiteUrl, record.SiteUrl);
        return record.DeploymentId is { } deployment ? AlertFacts.With(alert, "deploymentId", deployment) : alert;
    }

    private async Task WorsenAsync(AlertCondition condition, OpenAlert open, CancellationToken cancellationToken)
    {
        if (condition.Severity <= open.Severity) return;
        _alerts[condition.Cause] = await _store.Alerts.ReplaceAsync(
            _alerts[condition.Cause] with { Severity = condition.Severity, Title = condition.Title, Description = condition.Description }, cancellationToken);
        Ledger = Ledger.With(condition.Cause, open with { Severity = condition.Severity });
    }

    private async Task ResolveAsync(string cause, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!Ledger.Open.TryGetValue(cause, out var open)) return;
        var alert = AlertEnd.At(_alerts[cause], at);
        if (AlertEnd.Notice(cause, open, alert) is { } notice) _deliveries.Add(notice);
        await _store.Alerts.ReplaceAsync(alert, cancellationToken);
        _alerts.Remove(cause);
        Ledger = Ledger.With(cause, null);
    }

    private async Task TellAsync(string cause, MonitoringAlert alert, DueNotice due, CancellationToken cancellationToken)
    {
        var thread = due.Open.Thread ?? $"{alert.AlertId}-{due.Transition}";
        var notice = new AlertNotice { Kind = due.Kind, Transition = due.Transition, Cause = cause, Alert = alert, Thread = due.Open.Thread };
        var told = due.Open with
        {
            FirstNotice = due.Open.FirstNotice ?? _now,
            LastNotice = _now,
            NotifiedSeverity = due.Open.Severity,
            Channels = [.. due.Open.Channels.Union(due.Channels, StringComparer.Ordinal)],
            Thread = thread,
        };
        alert = AlertFacts.With(alert, AlertFacts.Thread, thread) with { Escalated = alert.Escalated || due.Kind == NoticeKind.Escalated };
        alert = AlertFacts.With(alert, AlertFacts.Channels, new JsonArray([.. told.Channels.Select(name => JsonValue.Create(name))]));
        if (told.Reminders > 0) alert = AlertFacts.With(alert, AlertFacts.Reminders, told.Reminders);
        if (told.EscalationSteps > 0) alert = AlertFacts.With(alert, AlertFacts.EscalationSteps, told.EscalationSteps);
        _alerts[cause] = await _store.Alerts.ReplaceAsync(alert, cancellationToken);
        _deliveries.Add(new NoticeDelivery(notice with { Alert = _alerts[cause] }, due.Channels));
        Ledger = Ledger.With(cause, told);
    }
}
