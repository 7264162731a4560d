using ProductionOps.Analytics.Statistics;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Analytics.Deployments;

/// <summary>The five metrics of dora.dev, as its guide defines them since 2024, from the records of the deployments alone.</summary>
internal sealed class DoraAnalysis(DeploymentLog log, AnalyticsRequest request)
{
    private const string NoData = "no data";

    /// <summary>Deployments of the period that reached the environment.</summary>
    private readonly IReadOnlyList<DeploymentEntry> _deployments = [.. log.Live.Where(log.IsInPeriod)];

    public DoraMetrics Compute()
    {
        var failures = _deployments.Where(IsChangeFailure).ToList();
        return new DoraMetrics
        {
            ChangeLeadTime = LeadTime(),
            DeploymentFrequency = new DeploymentRhythm(request.Period, _deployments).Compute(),
            FailedDeploymentRecoveryTime = RecoveryTime(failures),
            ChangeFailRate = Rate(failures),
            DeploymentReworkRate = Rate([.. _deployments.Where(IsUnplanned)]),
            Stopped = Stopped(),
        };
    }

    // A commit that is deployed once more has no new lead time, and one that was made after its deployment has a wrong clock.
    private DoraTime LeadTime()
    {
        var shipped = log.Live.DistinctBy(static entry => entry.CommitHash, StringComparer.Ordinal).Select(static entry => entry.DeploymentId).ToHashSet(StringComparer.Ordinal);
        var counted = _deployments
            .Where(entry => entry.Status == DeploymentStatus.Success && shipped.Contains(entry.DeploymentId) && entry.CommitTime <= DeploymentLog.TimeOf(entry))
            .Select(static entry => (entry.DeploymentId, (DeploymentLog.TimeOf(entry) - entry.CommitTime!.Value).TotalSeconds));
        return Time([.. counted]);
    }

    private DoraTime RecoveryTime(List<DeploymentEntry> failures)
    {
        var recovered = failures
            .Select(failure => (failure.DeploymentId, Recovery: RecoveryOf(failure)))
            .Where(static pair => pair.Recovery is not null)
            .Select(static pair => (pair.DeploymentId, pair.Recovery!.Value.TotalSeconds))
            .ToList();
        var time = Time(recovered);
        var open = failures.Count - recovered.Count;
        return open > 0 && recovered.Count > 0 ? time with { Note = $"{open} not recovered yet" } : time;
    }

    // What was undone within its own deployment was live from somewhere after its start; the record does not say where.
    private TimeSpan? RecoveryOf(DeploymentEntry failure)
    {
        if (failure is { Status: DeploymentStatus.RolledBack, ErrorId: not null }) return DeploymentLog.TimeOf(failure) - failure.Timestamp;
        var good = log.Entries.FirstOrDefault(entry => entry.Sequence > failure.Sequence && entry.Status == DeploymentStatus.Success);
        return good is null ? null : Positive(DeploymentLog.TimeOf(good) - DeploymentLog.TimeOf(failure));
    }

    private static TimeSpan? Positive(TimeSpan time) => time >= TimeSpan.Zero ? time : null;

    private bool IsChangeFailure(DeploymentEntry entry)
    {
        if (entry.Status != DeploymentStatus.Success) return true;
        return log.NextLive(entry) is { } next && IsUnplanned(next);
    }

    private static bool IsUnplanned(DeploymentEntry entry) =>
        entry.DeploymentType == DeploymentType.Hotfix || entry.TriggerSource == TriggerSource.Emergency;

    private DoraStopped Stopped()
    {
        var stopped = log.Ended.Where(entry => entry.Status == DeploymentStatus.Failed && !log.IsLive(entry)).ToList();
        return new DoraStopped
        {
            Count = stopped.Count,
            ByGates = stopped.Count(log.IsStoppedByGate),
            DeploymentIds = [.. stopped.Select(static entry => entry.DeploymentId)],
        };
    }

    private static DoraTime Time(List<(string DeploymentId, double Seconds)> times) => new()
    {
        Median = SampleQuantile.Of(times.Select(static time => time.Seconds), 0.5),
        Percentile95 = SampleQuantile.Of(times.Select(static time => time.Seconds), 0.95),
        Count = times.Count,
        DeploymentIds = [.. times.Select(static time => time.DeploymentId)],
        Note = times.Count == 0 ? NoData : null,
    };

    private DoraRate Rate(List<DeploymentEntry> hits)
    {
        if (_deployments.Count == 0) return new DoraRate { Note = NoData };
        var interval = WilsonInterval.Of(hits.Count, _deployments.Count);
        return new DoraRate
        {
            Rate = 100.0 * hits.Count / _deployments.Count,
            Lower = 100 * interval.Lower,
            Upper = 100 * interval.Upper,
            Count = hits.Count,
            Deployments = _deployments.Count,
            DeploymentIds = [.. hits.Select(static entry => entry.DeploymentId)],
        };
    }
}
