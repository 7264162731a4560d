using System.Globalization;

namespace ProductionOps.Bench;

/// <summary>
/// Processor time of this process and of the programs that it ran, in milliseconds: on a busy machine it says more than the time on the
/// wall. Linux only; elsewhere it is zero.
/// </summary>
internal static class CpuClock
{
    private const int OwnUser = 11;
    private const int ChildrenUser = 13;
    private const double MillisecondsPerTick = 10;

    public static double Read()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        // The fields after the name, which is in parentheses and may hold anything.
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return MillisecondsPerTick * Enumerable.Range(OwnUser, ChildrenUser + 2 - OwnUser).Sum(index => double.Parse(fields[index], CultureInfo.InvariantCulture));
    }
}
