using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Failures;
using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>A disk on which one change fails, and all after it where the failure stays.</summary>
/// <param name="inner">The disk.</param>
/// <param name="failAt">Number of the change, from 1.</param>
/// <param name="mode">How it fails.</param>
internal sealed class FailingFileSystem(IFileSystem inner, long failAt, FailureMode mode) : HookedFileSystem(inner)
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    protected override T Change<T>(Func<T> whole, Action? part)
    {
        var number = Interlocked.Increment(ref _changes);
        if (number < failAt || (number > failAt && !mode.Stays)) return whole();
        if (number == failAt && mode.Extent == FaultExtent.Half) part?.Invoke();
        if (number == failAt && mode.Extent == FaultExtent.Everything) whole();
        throw mode.Error();
    }
}
