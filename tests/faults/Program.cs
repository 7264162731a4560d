using System.Globalization;
using ProductionOps.Faults;

if (args is ["run", var root, var action, var killAt])
{
    return await KilledRun.RunAsync(root, action, long.Parse(killAt, CultureInfo.InvariantCulture));
}

if (args is not ["deployments", ..])
{
    await Console.Error.WriteLineAsync("Usage: deployments [KILLS] [SECONDS]   kill deployments and rollbacks at every change they make to the disk");
    return 2;
}

var kills = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 240;
var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1200;
var total = 0;
var violations = 0;
foreach (var strategy in (string[])["atomic", "blue-green"])
{
    var folder = Directory.CreateTempSubdirectory("prodops-faults-");
    var site = new FaultSite(folder.FullName);
    await using (var server = await site.CreateAsync(strategy))
    {
        using var run = new DeploymentKills(site, server.Address, Console.Out);
        var result = await run.RunAsync(kills / 2, TimeSpan.FromSeconds(seconds / 2.0));
        Console.WriteLine($"{strategy}: {result.Kills} kills, {result.Violations} violations");
        total += result.Kills;
        violations += result.Violations;
    }

    folder.Delete(recursive: true);
}

Console.WriteLine($"{total} kills, {violations} violations");
return violations == 0 ? 0 : 1;
