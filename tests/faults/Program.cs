using System.Diagnostics;
using System.Globalization;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.Rollouts;

namespace ProductionOps.Faults;

/// <summary>The fault runs.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [KilledDeployment.Verb, var root, var action, var change, var moment])
        {
            return await KilledDeployment.RunAsync(root, action, long.Parse(change, CultureInfo.InvariantCulture), Enum.Parse<KillMoment>(moment));
        }

        if (await ChildProgram.RunAsync(args) is { } exitCode) return exitCode;
        if (FaultArguments.Parse(args) is { } arguments) return await RunAsync(arguments);
        await Console.Error.WriteLineAsync(FaultArguments.Usage);
        return 2;
    }

    private static async Task<int> RunAsync(FaultArguments arguments)
    {
        var report = new FaultReport(Console.Out);
        var shares = arguments.Parts.Sum(part => part.Share);
        var child = new ChildProcess();
        if (arguments.Parts.Any(part => part.StartsProcesses)) await child.CompileAsync(report);
        foreach (var part in arguments.Parts)
        {
            var started = Stopwatch.GetTimestamp();
            using var time = new CancellationTokenSource(TimeSpan.FromMinutes(arguments.Minutes * part.Share / shares));
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Name}: {part.About} (seed {arguments.Seed})"));
            await part.RunAsync(new FaultRun(report, arguments.Seed, child, arguments.Scenario, time.Token));
            var end = time.IsCancellationRequested ? "its time was over" : "everything was tried";
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {end}"));
        }

        report.Print();
        return report.Violations == 0 ? 0 : 1;
    }
}
