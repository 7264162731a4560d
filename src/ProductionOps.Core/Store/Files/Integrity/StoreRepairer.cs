using System.Runtime.CompilerServices;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Mends a store part by part, so that writers never wait for long.</summary>
internal sealed class StoreRepairer(StoreDirectory store, StoreLock storeLock, StoreChecks checks, StoreRepairs repairs)
{
    private const string Activity = "Repairing the store";
    private const int DaysAtATime = 32;

    // What is mended can bring to light one more thing, such as a summary that no longer fits the records.
    private const int MostPasses = 4;

    private static readonly LockRequest StepRequest = new("repairing the store", TimeSpan.FromSeconds(60));

    /// <summary>Mends what can be mended, and tells of the rest.</summary>
    public async IAsyncEnumerable<RepairAction> RunAsync(RepairRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IEnumerable<(string Step, Func<IEnumerable<RepairAction>> Mend)> steps =
        [
            ("the store", () => checks.Root.Findings().Where(finding => finding.IsProblem).Select(Mended.Not)),
            ("documents", () => Documents(request)),
            ("configurations", () => Configurations(request, cancellationToken)),
            ("deployments", () => Records(checks.Deployments, repairs.Deployments, request, cancellationToken)),
            ("maintenance", () => Records(checks.Maintenance, repairs.Maintenance, request, cancellationToken)),
            ("alerts", () => Records(checks.Alerts, repairs.Alerts, request, cancellationToken)),
            ("incidents", () => Records(checks.Incidents, repairs.Incidents, request, cancellationToken)),
        ];
        foreach (var (step, mend) in steps)
        {
            request.Reporter.Progress(new OperationProgress(Activity, step));
            foreach (var action in await StepAsync(request, mend, cancellationToken).ConfigureAwait(false)) yield return action;
        }

        var days = checks.Monitoring.Days.ToList();
        var done = 0;
        foreach (var batch in days.Chunk(DaysAtATime))
        {
            request.Reporter.Progress(new OperationProgress(Activity, $"monitoring, {store.RelativePath(batch[0].Directory)}", 100 * done / days.Count));
            var actions = await StepAsync(request, () => batch.SelectMany(day => Day(day, request, cancellationToken)), cancellationToken).ConfigureAwait(false);
            foreach (var action in actions) yield return action;
            done += batch.Length;
        }

        foreach (var action in await StepAsync(request, () => Monitoring(days, request, cancellationToken), cancellationToken).ConfigureAwait(false)) yield return action;
        request.Reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
    }

    private IEnumerable<RepairAction> Documents(RepairRequest request)
    {
        var findings = checks.State.Findings(checks.State.List(), _ => true);
        if (checks.State.StoreDocument() is { } document) findings = findings.Prepend(document);
        return findings.Select(finding => repairs.State.Mend(finding, request)).OfType<RepairAction>();
    }

    private List<RepairAction> Configurations(RepairRequest request, CancellationToken cancellationToken) => Passes(request, () =>
    {
        var look = checks.ConfigurationsOnce(cancellationToken);
        var findings = look.Observations.Select(one => one.Finding).ToLookup(IsOfActive);

        // The history first, as it is what the active ones come from; and the other way round where only an active one is whole.
        var actions = repairs.Versions.Mend(checks.Versions.Folder, look.Folder, findings[false], repairs.Active.CopyOf, request);
        if (actions.TrueForAll(action => action.Step == RepairStep.None)) actions.AddRange(findings[true].Select(finding => repairs.Active.Mend(finding, look, request)));
        return actions;
    });

    private static List<RepairAction> Records<TRecord, TEntry>(
        KindCheck<TRecord, TEntry> check, RecordRepair<TRecord, TEntry> repair, RepairRequest request, CancellationToken cancellationToken)
        where TRecord : class
        where TEntry : class => Passes(request, () =>
        {
            var look = check.LookOnce(cancellationToken);
            return repair.Mend(check.Folder, look.Folder, look.Observations.Select(one => one.Finding), _ => null, request);
        });

    private List<RepairAction> Day(RecordFolder folder, RepairRequest request, CancellationToken cancellationToken) => Passes(
        request, () => repairs.Days.Mend(folder, checks.Monitoring.Day.LookOnce(folder, cancellationToken), request, cancellationToken));

    private List<RepairAction> Monitoring(List<RecordFolder> days, RepairRequest request, CancellationToken cancellationToken)
    {
        var actions = new List<RepairAction>();
        foreach (var finding in checks.Monitoring.LookOnce().Observations.Select(one => one.Finding).Where(finding => finding.IsProblem))
        {
            switch (finding.Problem)
            {
                case IntegrityProblem.IndexDamaged:
                    if (!request.WhatIf) repairs.Days.Compact(days, cancellationToken);
                    actions.Add(Mended.As(RepairStep.Rebuild, finding, $"{finding.Message} It is made anew from the summaries of the days."));
                    break;
                case IntegrityProblem.HeadDamaged when days.Count > 0:
                    actions.AddRange(repairs.Monitoring.MendHead(days[^1], finding, request));
                    break;
                case IntegrityProblem.TombstonesDamaged:
                    actions.Add(repairs.Monitoring.SetAside(finding, request));
                    break;
                default:
                    actions.Add(Mended.Not(finding));
                    break;
            }
        }

        return actions;
    }

    private static List<RepairAction> Passes(RepairRequest request, Func<List<RepairAction>> pass)
    {
        var all = new List<RepairAction>();
        for (var i = 1; ; i++)
        {
            var actions = pass();
            all.AddRange(actions.Where(action => action.Step != RepairStep.None));
            if (!request.WhatIf && i < MostPasses && actions.Exists(action => action.Step != RepairStep.None)) continue;
            all.AddRange(actions.Where(action => action.Step == RepairStep.None));
            return all;
        }
    }

    private async Task<IReadOnlyList<RepairAction>> StepAsync(
        RepairRequest request, Func<IEnumerable<RepairAction>> mend, CancellationToken cancellationToken)
    {
        // What changes nothing needs no lock, and leaves not even a lock file.
        using var holder = request.WhatIf ? null : await storeLock.AcquireAsync(StepRequest, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => store.Guard(store.Root, () => mend().ToList()), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsOfActive(IntegrityFinding finding) =>
        finding.Problem is IntegrityProblem.ConfigurationDiffers or IntegrityProblem.ConfigurationMissing;
}
