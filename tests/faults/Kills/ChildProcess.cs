using System.Diagnostics;
using System.Globalization;

namespace ProductionOps.Faults.Kills;

/// <summary>This program, started once more to be killed.</summary>
internal static class ChildProcess
{
    /// <summary>The exit code of a process that was killed by SIGKILL.</summary>
    public const int Killed = 128 + 9;

    public static Process Start(params IReadOnlyList<object> arguments)
    {
        // A test host is not this program; the program lies beside it.
        var assembly = typeof(ChildProcess).Assembly.Location;
        var program = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };

        // It lives for a moment, so time spent on making its code better is lost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_BackgroundWorkerTimeoutMs"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var argument in arguments) start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        return Process.Start(start)!;
    }
}
