using System.Diagnostics;
using System.Globalization;
using ProductionOps.Faults;
using ProductionOps.Faults.Concurrency;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.Rollouts;

switch (args)
{
    // This program as the process that is killed, or that writes beside others.
    case [KilledScenario.Verb, var name, var root, var change, var moment]:
        return await KilledScenario.RunAsync(name, root, long.Parse(change, CultureInfo.InvariantCulture), Enum.Parse<KillMoment>(moment));
    case [KilledDeployment.Verb, var root, var action, var change, var moment]:
        return await KilledDeployment.RunAsync(root, action, long.Parse(change, CultureInfo.InvariantCulture), Enum.Parse<KillMoment>(moment));
    case [WritingProcess.Verb, var root, var first, var count, var clock]:
        return await WritingProcess.RunAsync(
            root, int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), Enum.Parse<ClockFault>(clock));
    default:
        break;
}

if (FaultArguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(FaultArguments.Usage);
    return 2;
}

var report = new FaultReport(Console.Out);
var shares = arguments.Parts.Sum(part => part.Share);
foreach (var part in arguments.Parts)
{
    var started = Stopwatch.GetTimestamp();
    using var time = new CancellationTokenSource(TimeSpan.FromMinutes(arguments.Minutes * part.Share / shares));
    report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Name}: {part.About} (seed {arguments.Seed})"));
    await part.RunAsync(new FaultRun(report, arguments.Seed, time.Token));
    report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {(time.IsCancellationRequested ? "its time was over" : "everything was tried")}"));
}

report.Print();
return report.Violations == 0 ? 0 : 1;
