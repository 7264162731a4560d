using System.Diagnostics;
using System.Globalization;

namespace ProductionOps.Bench;

/// <summary>Notes the most memory that this process had used when some of an import was done.</summary>
internal sealed class MemoryProgress(long early) : IOperationReporter
{
    /// <summary>The most memory until then, in bytes.</summary>
    public long Early { get; private set; } = Peak;

    /// <summary>The most memory until now, in bytes.</summary>
    public static long Peak
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    public void Progress(OperationProgress progress)
    {
        if (long.Parse(progress.Status.Split(' ')[0], CultureInfo.InvariantCulture) <= early) Early = Peak;
    }

    public void Verbose(string message)
    {
        // Only progress matters.
    }

    public void Warning(string message) => Console.Error.WriteLine(message);
}
