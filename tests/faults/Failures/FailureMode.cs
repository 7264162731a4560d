using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Failures;

/// <summary>A way in which a disk, or a process, fails.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Error">What the system says.</param>
/// <param name="Extent">How much of the step is done.</param>
/// <param name="Stays">Whether all later steps fail too.</param>
/// <param name="IsOfReading">Whether looking and reading fail, instead of changes.</param>
internal sealed record FailureMode(string Name, Func<Exception> Error, FaultExtent Extent, bool Stays, bool IsOfReading = false)
{
    private const int InputOutput = 5;
    private const int NoSpace = 28;

    public static IReadOnlyList<FailureMode> All { get; } =
    [
        .. Of("I/O error", static () => new IOException("injected", InputOutput)),
        .. Of("disk full", static () => new IOException("injected", NoSpace)),
        .. Of("access denied", static () => new UnauthorizedAccessException("injected")),
        new("end of the process before it", static () => new ProcessEndedException(), FaultExtent.Nothing, Stays: true),
        new("end of the process within it", static () => new ProcessEndedException(), FaultExtent.Half, Stays: true),
        new("end of the process after it", static () => new ProcessEndedException(), FaultExtent.Everything, Stays: true),
        new("I/O error of a read", static () => new IOException("injected", InputOutput), FaultExtent.Nothing, Stays: false, IsOfReading: true),
        new("access denied to a read", static () => new UnauthorizedAccessException("injected"), FaultExtent.Nothing, Stays: false, IsOfReading: true),
    ];

    private static IEnumerable<FailureMode> Of(string name, Func<Exception> error)
    {
        yield return new FailureMode(name, error, FaultExtent.Nothing, Stays: false);
        yield return new FailureMode($"{name} after half of it", error, FaultExtent.Half, Stays: false);
        yield return new FailureMode($"{name} after all of it", error, FaultExtent.Everything, Stays: false);
        yield return new FailureMode($"{name} that stays", error, FaultExtent.Half, Stays: true);
    }
}
