using System.Globalization;
using ProductionOps.Faults;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Failures;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.PowerLoss;
using ProductionOps.Faults.Scenarios;

if (args[0] == KilledScenario.Verb) return await KilledScenario.RunAsync(args[1], args[2], long.Parse(args[3], CultureInfo.InvariantCulture), Enum.Parse<KillMoment>(args[4]));
var report = new FaultReport(Console.Out);
var watch = System.Diagnostics.Stopwatch.StartNew();
foreach (var scenario in StoreScenarios.AllScenarios.Where(s => args.Length < 2 || s.Name == args[1]))
{
    var prepared = await PreparedScenario.PrepareAsync(scenario);
    Console.WriteLine($"{scenario.Name}: {prepared.Image.Walk().Count()} nodes, {prepared.Events.Count} events {watch.Elapsed}");
    if (args[0] == "failures")
        foreach (var mode in FailureMode.All) await new FailureRun(prepared, report).RunAsync(mode, 1, 1, default);
    else if (args[0] == "kills") {
        var run = new KillRun(prepared, Directory.CreateTempSubdirectory("prodops").FullName, report);
        var n = await run.CountAsync();
        Console.WriteLine(n); if (args.Length > 2) { Console.WriteLine(PlacedScenario.Place(prepared.Image, args[2])); return 0; }
        await Parallel.ForEachAsync(KillRun.PlacesOf(n).Where(p => p.Change % 3 == 0), new ParallelOptions { MaxDegreeOfParallelism = 2}, async (p, _) => await run.KillAsync(p));
    }
    else
        await new PowerLossRun(prepared, NameModel.EachDirectory, new DiskOptions(), report).RunAsync(int.Parse(args[2], CultureInfo.InvariantCulture), 1, 1, default);
    Console.WriteLine(watch.Elapsed);
}

report.Print();
return 0;
