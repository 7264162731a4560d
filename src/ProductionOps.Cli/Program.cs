using ProductionOps.Cli;
using ProductionOps.Cli.Hosting;

// Answered before anything else is loaded, because scripts ask it often.
if (args is ["--version"])
{
    Console.Out.WriteLine(BuildVersion.Text);
    return ExitCode.Done;
}

return Prodops.RunAsync(args, Terminal.OfProcess(), TimeProvider.System).GetAwaiter().GetResult();
