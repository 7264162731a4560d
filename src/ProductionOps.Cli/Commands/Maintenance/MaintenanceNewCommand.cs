using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Maintenance;

/// <summary>prodops maintenance new</summary>
internal sealed class MaintenanceNewCommand : CliCommand
{
    private readonly LiteralOption<MaintenanceType> _type = new("--type", "What it does.") { Required = true };
    private readonly InstantOption _at = new("--at", "When it is due, such as 2026-01-31T02:00:00Z, or 2h for two hours from now; now when it is not given.");
    private readonly LiteralOption<Priority> _priority = new("--priority", "Urgency; of several that are due, the most urgent runs first.");
    private readonly EnvironmentOption _environment = new();
    private readonly Option<bool> _automated = new("--automated") { Description = "Let 'maintenance run --due' run it when it is due; otherwise it runs only when it is named." };
    private readonly Option<bool> _approval = new("--require-approval") { Description = "Ask for approval, also where neither the configuration nor the impact does." };
    private readonly Option<string?> _comment = new("--comment") { Description = "What whoever approves it should know.", HelpName = "text" };
    private readonly Option<string?> _by = new("--requested-by") { Description = "Who wants it; the user of this session when it is not given.", HelpName = "name" };
    private readonly LiteralOption<BackupType> _backupType = new("--backup-type", "What a backup holds; full every four weeks, else incremental, when it is not given.");
    private readonly Option<string?> _project = new("--project") { Description = "Directory of the project; the one that was deployed from here last when it is not given.", HelpName = "directory" };
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public MaintenanceNewCommand(CommandHost host)
        : base("new", "Schedule maintenance. It waits for approval where the configuration or its impact asks for that.", host)
    {
        foreach (var option in new Option[] { _type, _at, _priority, _environment, _automated, _approval, _comment, _by, _backupType, _project, _whatIf }) Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops maintenance new --type dependency-update", "Schedules updates of dependencies, which wait for approval."),
        new("prodops maintenance new --type backup --backup-type full --at 2026-03-08T02:00:00Z --automated", "Lets 'maintenance run --due' make a full backup on that night."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new MaintenanceRequest
        {
            Type = context.Get(_type)!.Value,
            ScheduledTime = context.Get(_at)?.After(context.Time.GetUtcNow()),
            Priority = context.Get(_priority) ?? Priority.Medium,
            Environment = _environment.Read(context),
            Automated = context.Get(_automated),
            RequireApproval = context.Get(_approval),
            Comment = context.Get(_comment),
            RequestedBy = context.Get(_by),
            Options = context.Get(_backupType) is { } type ? new MaintenanceOptions { BackupType = type } : null,
            ProjectDirectory = context.Get(_project) is { } project ? Path.GetFullPath(project) : null,
        };
        var isPlan = context.Get(_whatIf);
        var record = isPlan ? await workspace.Maintenance.PlanAsync(request, cancellationToken) : await workspace.Maintenance.ScheduleAsync(request, cancellationToken);
        await context.Output.WriteDetailAsync(MaintenanceView.Instance, record, cancellationToken);
        if (isPlan) context.Reporter.Note("Nothing was changed.");
        return ExitCode.Done;
    }
}
