using System.Diagnostics;
using ProductionOps.Faults.Disks;
using ProductionOps.Files;

namespace ProductionOps.Faults.Kills;

/// <summary>A disk that kills its own process with SIGKILL, as <c>kill -9</c> does, at a chosen change.</summary>
/// <param name="inner">The disk.</param>
/// <param name="killAt">Number of the change, from 1.</param>
/// <param name="moment">When, as seen from that change.</param>
internal sealed class KillingFileSystem(IFileSystem inner, long killAt, KillMoment moment) : HookedFileSystem(inner)
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    protected override T Change<T>(Func<T> whole, Action? part)
    {
        if (Interlocked.Increment(ref _changes) != killAt) return whole();
        if (moment == KillMoment.Within) part?.Invoke();
        if (moment == KillMoment.After) whole();
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
        throw new UnreachableException();
    }
}
