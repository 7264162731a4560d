using System.Runtime.CompilerServices;
using ProductionOps.Model;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Reads everything in a store and tells what is wrong with it. It takes no lock and writes nothing.</summary>
internal sealed class StoreTester(StoreDirectory store, StoreChecks checks)
{
    private const string Activity = "Checking the store";

    // Findings come while the rest is read, and yet no processor waits for another.
    private const int DaysAtATime = 16;

    /// <summary>What is wrong, or worth knowing; at the end the outcome.</summary>
    public async IAsyncEnumerable<IntegrityFinding> RunAsync(
        IntegrityRequest request, Action<DataIntegrityCheck> onCompleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outcome = new IntegrityOutcome();
        request.Reporter.Progress(new OperationProgress(Activity, "records of one folder"));
        var parts = await RunAsync(() => Parts(outcome, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var finding in parts.Findings) yield return outcome.Note(finding);

        var folders = checks.Monitoring.Days.ToList();
        var continuity = new ContinuityCheck(checks.IntervalOf);
        var deployments = new DeploymentReferences(parts.Deployments);
        var sequences = new SequenceTwins();
        var done = 0;
        foreach (var batch in folders.Chunk(DaysAtATime))
        {
            request.Reporter.Progress(new OperationProgress(Activity, $"monitoring, {store.RelativePath(batch[0].Directory)}", 100 * done / folders.Count));
            var looks = new DayLook[batch.Length];
            await RunAsync(
                () =>
                {
                    ParallelWork.For(batch.Length, i => looks[i] = checks.Monitoring.Day.Look(batch[i], cancellationToken));
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < batch.Length; i++)
            {
                outcome.Add(looks[i].Digest);
                deployments.Add(looks[i]);
                var found = looks[i].Observations.Select(one => one.Finding)
                    .Concat(sequences.Add(looks[i]))
                    .Concat(continuity.Gaps(looks[i], store.RelativePath(batch[i].Directory)));
                foreach (var finding in found) yield return outcome.Note(finding);
            }

            done += batch.Length;
        }

        var unknown = await RunAsync(() => Unknown(deployments, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var finding in unknown) yield return outcome.Note(finding);

        request.Reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
        onCompleted(outcome.Finish(store.Time.GetUtcNow()));
    }

    private (List<IntegrityFinding> Findings, KindLook<DeploymentEntry> Deployments) Parts(IntegrityOutcome outcome, CancellationToken cancellationToken)
    {
        var findings = new List<IntegrityFinding>();
        findings.AddRange(checks.Root.Findings());
        if (checks.State.StoreDocument() is { } document) findings.Add(document);
        findings.AddRange(Tell(checks.Configurations(cancellationToken)));

        // A document is written after the deployment that it belongs to, so it is listed before deployments are.
        var documents = checks.State.List();
        var deployments = checks.Deployments.Look(cancellationToken);
        findings.AddRange(Tell(deployments));
        findings.AddRange(Tell(checks.Maintenance.Look(cancellationToken)));
        findings.AddRange(Tell(checks.Alerts.Look(cancellationToken)));
        findings.AddRange(Tell(checks.Incidents.Look(cancellationToken)));
        findings.AddRange(Tell(checks.Monitoring.Look(cancellationToken)));
        findings.AddRange(checks.State.Findings(documents, new DeploymentReferences(deployments).IsKnown));
        return (findings, deployments);

        IEnumerable<IntegrityFinding> Tell(Look look)
        {
            outcome.Add(look.Digest);
            return look.Observations.Select(one => one.Finding);
        }
    }

    // A deployment that was added while its records were read is known by now.
    private List<IntegrityFinding> Unknown(DeploymentReferences deployments, CancellationToken cancellationToken)
    {
        var unknown = deployments.Unknown().ToList();
        if (unknown.Count == 0) return unknown;
        var now = new DeploymentReferences(checks.Deployments.Look(cancellationToken));
        return [.. unknown.Where(finding => !now.IsKnown(finding.RecordId!))];
    }

    private async Task<T> RunAsync<T>(Func<T> action, CancellationToken cancellationToken) =>
        await Task.Run(() => store.Guard(store.Root, action), cancellationToken).ConfigureAwait(false);
}
