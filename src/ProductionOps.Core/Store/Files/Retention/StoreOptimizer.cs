using System.Runtime.CompilerServices;
using ProductionOps.Model;
using ProductionOps.Store.Retention;

namespace ProductionOps.Store.Files.Retention;

/// <summary>Plans retention over all kinds of records, and carries it out step by step, so that writers never wait for long.</summary>
internal sealed class StoreOptimizer(
    StoreDirectory store,
    StoreLock storeLock,
    DayRetention monitoring,
    RecordRetention<MonitoringAlert, AlertEntry> alerts,
    RecordRetention<UptimeIncident, IncidentEntry> incidents,
    RecordRetention<MaintenanceAutomation, MaintenanceEntry> maintenance,
    RecordRetention<ProductionDeployment, DeploymentEntry> deployments,
    RecordRetention<ProductionConfiguration, ConfigurationEntry> configurations,
    Func<IReadOnlySet<string>> activeConfigurations)
{
    private const string Activity = "Optimizing the store";

    // Few flushes, and yet no writer waits for long.
    private const int DaysAtATime = 32;

    private static readonly LockRequest StepRequest = new("optimizing the store", TimeSpan.FromSeconds(60));

    /// <summary>Carries out retention, or only tells what it would do.</summary>
    public async IAsyncEnumerable<RetentionDecision> RunAsync(
        OptimizationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limits = new RetentionLimits(request.Policy, store.Time.GetUtcNow());
        var planner = new RecordPlanner(limits);
        await foreach (var decision in RunMonitoringAsync(request, limits, cancellationToken).ConfigureAwait(false)) yield return decision;

        IEnumerable<(string Step, Func<IEnumerable<RetentionDecision>> Plan, Action<IReadOnlyList<RetentionDecision>> Apply)> steps =
        [
            ("alerts", () => planner.Alerts(alerts.Items(cancellationToken)), chosen => Delete(alerts, chosen, cancellationToken)),
            ("incidents", () => planner.Incidents(incidents.Items(cancellationToken)), chosen => Delete(incidents, chosen, cancellationToken)),
            ("maintenance", () => planner.Maintenance(maintenance.Items(cancellationToken)), chosen => Delete(maintenance, chosen, cancellationToken)),
            ("deployments", () => planner.Deployments(deployments.Items(cancellationToken), request.ProtectedDeployments), chosen => Apply(deployments, chosen, request.Policy.Deployments.CompressionEnabled, cancellationToken)),
            ("configurations", () => planner.Configurations(configurations.Items(cancellationToken), activeConfigurations()), chosen => Apply(configurations, chosen, isCompressed: true, cancellationToken)),
        ];
        foreach (var (step, plan, apply) in steps)
        {
            request.Reporter.Progress(new OperationProgress(Activity, step));
            foreach (var decision in await StepAsync(request, plan, apply, cancellationToken).ConfigureAwait(false)) yield return decision;
        }

        request.Reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
    }

    private async IAsyncEnumerable<RetentionDecision> RunMonitoringAsync(
        OptimizationRequest request, RetentionLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Reporter.Progress(new OperationProgress(Activity, "looking at the days"));
        var plan = await Task.Run(() => store.Guard(store.Root, () => monitoring.Plan(limits, cancellationToken).ToList()), cancellationToken)
            .ConfigureAwait(false);

        // A day that goes altogether needs no summary of its own first.
        var gone = plan
            .Where(decision => decision.Kind == RetentionItemKind.Monitoring && decision.Action == RetentionAction.Delete)
            .Where(decision => limits.MonitoringRollups.IsPast(DateOnly.FromDateTime(decision.Timestamp.UtcDateTime)))
            .Select(decision => decision.Id)
            .ToHashSet(StringComparer.Ordinal);
        var done = 0;
        foreach (var days in plan.Chunk(DaysAtATime))
        {
            request.Reporter.Progress(new OperationProgress(Activity, $"monitoring {days[0].Id}", 100 * done / plan.Count));
            foreach (var decision in request.WhatIf ? days : await RemoveAsync(days, gone, cancellationToken).ConfigureAwait(false)) yield return decision;
            done += days.Length;
        }

        if (request.WhatIf) yield break;
        request.Reporter.Progress(new OperationProgress(Activity, "summaries"));
        await LockedAsync(() => monitoring.Compact(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IEnumerable<RetentionDecision>> RemoveAsync(
        IReadOnlyList<RetentionDecision> decisions, HashSet<string> gone, CancellationToken cancellationToken)
    {
        var days = decisions
            .Where(decision => decision.Action == RetentionAction.Delete)
            .Select(decision => (Folder: monitoring.FolderOf(decision), IsGone: decision.Kind == RetentionItemKind.Rollup || gone.Contains(decision.Id)))
            .DistinctBy(day => day.Folder.Directory, StringComparer.Ordinal)
            .ToList();
        if (days.Count == 0) return decisions;
        IReadOnlyDictionary<string, string> obstacles = new Dictionary<string, string>(StringComparer.Ordinal);
        await LockedAsync(() => obstacles = monitoring.Remove(days, cancellationToken), cancellationToken).ConfigureAwait(false);
        return decisions.Select(decision =>
            decision.Action == RetentionAction.Delete && obstacles.TryGetValue(monitoring.FolderOf(decision).Directory, out var obstacle)
                ? decision with { Action = RetentionAction.Keep, Reason = obstacle }
                : decision);
    }

    private async Task<IReadOnlyList<RetentionDecision>> StepAsync(
        OptimizationRequest request,
        Func<IEnumerable<RetentionDecision>> plan,
        Action<IReadOnlyList<RetentionDecision>> apply,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<RetentionDecision> decisions = [];
        if (request.WhatIf) return await Task.Run(() => store.Guard(store.Root, () => plan().ToList()), cancellationToken).ConfigureAwait(false);
        await LockedAsync(
            () =>
            {
                decisions = [.. plan()];
                apply(decisions);
            },
            cancellationToken).ConfigureAwait(false);
        return decisions;
    }

    private async Task LockedAsync(Action action, CancellationToken cancellationToken)
    {
        using var holder = await storeLock.AcquireAsync(StepRequest, cancellationToken).ConfigureAwait(false);
        await Task.Run(
            () => store.Guard(store.Root, () =>
            {
                action();
                return true;
            }),
            cancellationToken).ConfigureAwait(false);
    }

    private static void Apply<TRecord, TEntry>(
        RecordRetention<TRecord, TEntry> retention, IReadOnlyList<RetentionDecision> decisions, bool isCompressed, CancellationToken cancellationToken)
        where TRecord : class
        where TEntry : class
    {
        retention.Archive(
            decisions.Where(decision => decision.Action == RetentionAction.Archive).Select(decision => decision.Id), isCompressed, cancellationToken);
        Delete(retention, decisions, cancellationToken);
    }

    private static void Delete<TRecord, TEntry>(
        RecordRetention<TRecord, TEntry> retention, IReadOnlyList<RetentionDecision> decisions, CancellationToken cancellationToken)
        where TRecord : class
        where TEntry : class =>
        retention.Delete(
            decisions.Where(decision => decision.Action == RetentionAction.Delete).Select(decision => decision.Id), cancellationToken);
}
