using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Commands.Schedule;

/// <summary>prodops schedule add</summary>
internal sealed class ScheduleAddCommand : CliCommand
{
    private readonly Argument<string[]> _arguments = new("arguments") { Description = "Further arguments of the command, after --.", Arity = ArgumentArity.ZeroOrMore };
    private readonly LiteralOption<ScheduleWork> _work = new("--work", "What it runs: monitoring, maintenance, backup, or report.") { Required = true };
    private readonly Option<string> _every = new("--every") { Description = "How often: 5m, 6h, daily, weekly or monthly.", HelpName = "span", Required = true };
    private readonly Option<string?> _at = new("--at") { Description = "Time of day, such as 03:00.", HelpName = "time" };
    private readonly Option<string?> _on = new("--on") { Description = "Day of the week of weekly runs, day of the month of monthly ones.", HelpName = "day" };
    private readonly Option<string?> _zone = new("--time-zone") { Description = "Time zone by its IANA name; that of the machine when it is not given.", HelpName = "zone" };
    private readonly Option<string?> _name = new("--name") { Description = "Its name; the site's and the work's when it is not given.", HelpName = "name" };
    private readonly LiteralOption<ScheduleManager> _manager = new("--manager", "What runs it: systemd, cron or windows; that of this system when it is not given.");
    private readonly Option<bool> _system = new("--system") { Description = "Let the system run it rather than this user (systemd)." };
    private readonly Option<string?> _program = new("--program") { Description = "Full path of the prodops that it runs; this one when it is not given.", HelpName = "file" };
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public ScheduleAddCommand(CommandHost host)
        : base("add", "Let the system run a command of the store, again and again.", host)
    {
        Arguments.Add(_arguments);
        foreach (var option in new Option[] { _work, _every, _at, _on, _zone, _name, _manager, _system, _program, _environment, _whatIf }) Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops schedule add --work maintenance --every daily --at 03:00 --what-if", "Shows the exact texts, and installs nothing."),
        new("prodops schedule add --work monitoring --every 5m -- --type uptime", "Measures uptime every five minutes."),
    ];

    // Run by dotnet, this program is its own assembly.
    private static IReadOnlyList<string> ThisProgram
    {
        get
        {
            var path = Environment.ProcessPath!;
            return Path.GetFileNameWithoutExtension(path) == "dotnet" ? [path, Path.Combine(AppContext.BaseDirectory, "prodops.dll")] : [path];
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new ScheduleRequest
        {
            Work = context.Get(_work)!.Value,
            Timing = ScheduleTiming.Parse(context.Get(_every)!, context.Get(_at), context.Get(_on), context.Get(_zone)),
            Name = context.Get(_name),
            Manager = context.Get(_manager),
            SystemWide = context.Get(_system),
            Environment = _environment.Read(context),
            Arguments = context.Get(_arguments) ?? [],
            Program = context.Get(_program) is { } program ? [Path.GetFullPath(program)] : ThisProgram,
        };
        if (!context.Get(_whatIf))
        {
            await context.Output.WriteDetailAsync(ScheduleView.Instance, await workspace.Schedules.RegisterAsync(request, cancellationToken), cancellationToken);
            return ExitCode.Done;
        }

        await ScheduleFileView.WriteAsync(context, await workspace.Schedules.PlanAsync(request, cancellationToken), cancellationToken);
        context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
