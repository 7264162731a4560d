using System.CommandLine;
using ProductionOps.Cli.Completion;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance run</summary>
internal sealed class MaintenanceRunCommand : CliCommand
{
    private readonly Argument<string?> _id = new("id") { Description = "The maintenance run; none with --due.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _due = new("--due") { Description = "Run all that is due, with what the frequencies of the configuration ask for." };
    private readonly EnvironmentOption _environment = new();
    private readonly Option<string?> _project = new("--project") { Description = "Directory of the project; the one that was deployed from here last when it is not given.", HelpName = "directory" };
    private readonly DurationOption _wait = new("--lock-wait", "How long to wait for another run to end, such as 90s or 5m.");
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public MaintenanceRunCommand(CommandHost host)
        : base("run", "Run maintenance that is scheduled. Exits with 1 when a run ends badly.", host)
    {
        _id.CompletionSources.Add(StoredIds.OfMaintenance(host).Complete);
        Arguments.Add(_id);
        foreach (var option in new Option[] { _due, _environment, _project, _wait, _whatIf }) Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_id) is { Tokens.Count: > 0 } == result.GetValue(_due)) result.AddError("Name one run, or use --due for all that are due.");
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance run 20260302-101502-maintenance", "Runs one now."),
        new("prodops maintenance run --due", "Runs all that is due; what a schedule calls."),
        new("prodops maintenance run --due --what-if", "Lists what is due, and runs nothing."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new MaintenanceRunRequest
        {
            ProjectDirectory = context.Get(_project) is { } project ? Path.GetFullPath(project) : null,
            LockWait = context.Get(_wait) ?? TimeSpan.Zero,
        };
        if (context.Get(_whatIf)) return await PlanAsync(context, workspace, request, cancellationToken);
        return context.Get(_due)
            ? await RunDueAsync(context, workspace, request, cancellationToken)
            : Finish(context, await RunOneAsync(context, workspace, request, cancellationToken));
    }

    private async Task<int> PlanAsync(CommandContext context, ProductionWorkspace workspace, MaintenanceRunRequest request, CancellationToken cancellationToken)
    {
        if (context.Get(_id) is { } id) await context.Output.WriteDetailAsync(MaintenanceView.Instance, await workspace.Maintenance.GetAsync(id, cancellationToken), cancellationToken);
        else await context.Output.WriteAsync(DueMaintenanceView.Instance, await workspace.Maintenance.PlanDueAsync(_environment.Read(context), request.ProjectDirectory, cancellationToken), cancellationToken);
        context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }

    private async Task<MaintenanceAutomation> RunOneAsync(
        CommandContext context, ProductionWorkspace workspace, MaintenanceRunRequest request, CancellationToken cancellationToken)
    {
        var record = await workspace.Maintenance.RunAsync(context.Get(_id)!, request, cancellationToken);
        context.Reporter.Clear();
        await context.Output.WriteDetailAsync(MaintenanceView.Instance, record, cancellationToken);
        return record;
    }

    private async Task<int> RunDueAsync(CommandContext context, ProductionWorkspace workspace, MaintenanceRunRequest request, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        var runs = workspace.Maintenance.RunDueAsync(
            _environment.Read(context),
            request,
            (due, error) =>
            {
                code = ExitCode.Failed;
                context.Reporter.Error(error.Id, $"{JsonLiteral.Of(due.MaintenanceType)}: {error.Message}");
            },
            cancellationToken);
        await context.Output.WriteAsync(
            MaintenanceView.Instance,
            runs.Select(record =>
            {
                context.Reporter.Clear();
                if (Finish(context, record) != ExitCode.Done) code = ExitCode.Failed;
                return record;
            }),
            cancellationToken);
        return code;
    }

    private static int Finish(CommandContext context, MaintenanceAutomation record)
    {
        if (MaintenanceFailure.Of(record) is not { } failure) return ExitCode.Done;
        context.Reporter.Error(failure.Id, failure.Message);
        return ExitCode.Failed;
    }
}
