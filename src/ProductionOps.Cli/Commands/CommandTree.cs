using System.CommandLine;
using ProductionOps.Cli.Commands.Alert;
using ProductionOps.Cli.Commands.Analytics;
using ProductionOps.Cli.Commands.Backup;
using ProductionOps.Cli.Commands.Configuration;
using ProductionOps.Cli.Commands.Content;
using ProductionOps.Cli.Commands.Deployment;
using ProductionOps.Cli.Commands.Feature;
using ProductionOps.Cli.Commands.Incident;
using ProductionOps.Cli.Commands.Maintenance;
using ProductionOps.Cli.Commands.Monitor;
using ProductionOps.Cli.Commands.Record;
using ProductionOps.Cli.Commands.Report;
using ProductionOps.Cli.Commands.Schedule;
using ProductionOps.Cli.Commands.Store;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandTree
{
    /// <summary>Nouns with their verbs, and the commands that need no noun.</summary>
    public static IEnumerable<Command> Create(CommandHost host) =>
    [
        new TourCommand(host),
        new StatusCommand(host),
        new GroupCommand("store", "Make a store, see what it holds, check and repair it, and keep it small.",
        [
            new StoreInitializeCommand(host),
            new StoreShowCommand(host),
            new StoreTestCommand(host),
            new StoreRepairCommand(host),
            new StoreOptimizeCommand(host),
        ]),
        new GroupCommand("record", "Import and export records.", [new RecordImportCommand(host), new RecordExportCommand(host)]),
        new GroupCommand("configuration", "Import, change, compare and restore the configuration.",
        [
            new ConfigurationGetCommand(host),
            new ConfigurationSetCommand(host),
            new ConfigurationTestCommand(host),
            new ConfigurationImportCommand(host),
            new ConfigurationExportCommand(host),
            new ConfigurationCompareCommand(host),
            new ConfigurationRestoreCommand(host),
            new ConfigurationListCommand(host),
        ]),
        new GroupCommand("feature", "List, change and evaluate feature flags.",
        [
            new FeatureListCommand(host),
            new FeatureSetCommand(host),
            new FeatureTestCommand(host),
        ]),
        Deployments(host),
        new GroupCommand("monitor", "Measure the site and list what was measured.", [new MonitorMeasureCommand(host), new MonitorRunCommand(host), new MonitorListCommand(host), new MonitorReportCommand(host)]),
        .. Knowing(host),
        Maintenance(host),
        Schedules(host),
        Incidents(host),
        new GroupCommand("alert", "List alerts, acknowledge and resolve them, and try the channels.",
        [
            new AlertListCommand(host),
            new AlertShowCommand(host),
            new AlertAcknowledgeCommand(host),
            new AlertResolveCommand(host),
            new AlertTestCommand(host),
        ]),
        Backups(host),
        new GroupCommand("content", "Test the content of a built site.", [new ContentTestCommand(host)]),
        new ServeCommand(host),
        new CompletionCommand(host),
    ];

    private static GroupCommand[] Knowing(CommandHost host) =>
    [
        new GroupCommand("analytics", "See what the records of a period say together.", [new AnalyticsShowCommand(host)]),
        new GroupCommand("report", "Write a report for people or programs.", [new ReportExportCommand(host)]),
    ];

    private static GroupCommand Deployments(CommandHost host) => new GroupCommand("deployment", "Deploy, prove, roll back and compare.",
    [
        new DeploymentNewCommand(host),
        new DeploymentListCommand(host),
        new DeploymentShowCommand(host),
        new DeploymentUndoCommand(host),
        new DeploymentTestCommand(host),
        new DeploymentCompareCommand(host),
        new DeploymentLockCommand(host),
        new DeploymentUnlockCommand(host),
        new DeploymentRecoverCommand(host),
    ]);

    private static GroupCommand Maintenance(CommandHost host) => new("maintenance", "Schedule maintenance, approve and run it, and see what it did.",
    [
        new MaintenanceNewCommand(host),
        new MaintenanceListCommand(host),
        new MaintenanceShowCommand(host),
        new MaintenanceRunCommand(host),
        new MaintenanceApproveCommand(host),
        new MaintenanceDenyCommand(host),
        new MaintenanceStopCommand(host),
    ]);

    private static GroupCommand Incidents(CommandHost host) => new("incident", "List outages and record what is known of them.",
    [
        new IncidentListCommand(host),
        new IncidentShowCommand(host),
        new IncidentSetCommand(host),
        new IncidentResolveCommand(host),
    ]);

    private static GroupCommand Backups(CommandHost host) => new GroupCommand("backup", "Back up, test, restore and prune.",
    [
        new BackupNewCommand(host),
        new BackupListCommand(host),
        new BackupFilesCommand(host),
        new BackupTestCommand(host),
        new BackupRestoreCommand(host),
        new BackupPruneCommand(host),
        new BackupCopyCommand(host),
    ]);

    private static GroupCommand Schedules(CommandHost host) => new("schedule", "Let systemd, cron or Windows run the commands of a store.",
    [
        new ScheduleAddCommand(host),
        new ScheduleListCommand(host),
        new ScheduleShowCommand(host),
        new ScheduleRemoveCommand(host),
    ]);
}
