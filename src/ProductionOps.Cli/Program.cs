using ProductionOps.Cli;
using ProductionOps.Cli.Hosting;

return await Prodops.RunAsync(args, Terminal.OfProcess(), TimeProvider.System);
