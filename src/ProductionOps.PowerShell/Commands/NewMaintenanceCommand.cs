using System.Management.Automation;
using ProductionOps.Json;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Schedules maintenance.</summary>
[Cmdlet(VerbsCommon.New, "Maintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MaintenanceAutomation))]
public sealed class NewMaintenanceCommand : ProductionCmdlet
{
    /// <summary>What it does.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "What it does.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MaintenanceType>))]
    public MaintenanceType[] Type { get; set; } = [];

    /// <summary>When it is due.</summary>
    [Parameter(Position = 1, HelpMessage = "When it is due, local unless it says otherwise; now by default.")]
    public DateTime? ScheduledTime { get; set; }

    /// <summary>Urgency.</summary>
    [Parameter(HelpMessage = "Urgency; of several that are due, the most urgent runs first. Medium by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<Priority>))]
    public Priority Priority { get; set; } = Priority.Medium;

    /// <summary>The environment.</summary>
    [Parameter(HelpMessage = "The environment whose configuration applies; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Whether a schedule runs it.</summary>
    [Parameter(HelpMessage = "Lets Invoke-Maintenance -Due run it when it is due; otherwise it runs only when it is named.")]
    public SwitchParameter Automated { get; set; }

    /// <summary>Whether a person must allow it.</summary>
    [Parameter(HelpMessage = "Asks for approval, also where neither the configuration nor the impact does.")]
    public SwitchParameter RequireApproval { get; set; }

    /// <summary>What whoever allows it should know.</summary>
    [Parameter(HelpMessage = "What whoever approves it should know.")]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>Who wants it.</summary>
    [Parameter(HelpMessage = "Who wants it; by default the user of this session.")]
    [ValidateNotNullOrEmpty]
    public string? RequestedBy { get; set; }

    /// <summary>What a backup holds.</summary>
    [Parameter(HelpMessage = "What a backup holds; by default full every four weeks, else incremental.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<BackupType>))]
    public BackupType? BackupType { get; set; }

    /// <summary>The project.</summary>
    [Parameter(HelpMessage = "Directory of the project; by default the one that was deployed from this machine last.")]
    [ValidateNotNullOrEmpty]
    public string? ProjectPath { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Type, Schedule);

    private void Schedule(MaintenanceType type)
    {
        var request = new MaintenanceRequest
        {
            Type = type,
            ScheduledTime = ScheduledTime,
            Priority = Priority,
            Environment = Environment,
            Automated = Automated,
            RequireApproval = RequireApproval,
            Comment = Comment,
            RequestedBy = RequestedBy,
            Options = BackupType is null ? null : new MaintenanceOptions { BackupType = BackupType },
            ProjectDirectory = ProjectPath is null ? null : Paths.Literal(ProjectPath),
        };
        if (Approve($"{Environment}", $"Schedule {JsonLiteral.Of(type)}", out var isWhatIf)) WriteObject(Run((workspace, stop) => workspace.Maintenance.ScheduleAsync(request, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => workspace.Maintenance.PlanAsync(request, stop)));
    }
}
