using System.Management.Automation;
using ProductionOps.Json;
using ProductionOps.Maintenance;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Runs maintenance.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Maintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = Named)]
[OutputType(typeof(MaintenanceAutomation), ParameterSetName = [Named])]
[OutputType(typeof(MaintenanceAutomation), typeof(DueMaintenance), ParameterSetName = [AllDue])]
public sealed class InvokeMaintenanceCommand : ProductionCmdlet
{
    private const string Named = "Named";
    private const string AllDue = "Due";

    /// <summary>Identifiers.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = Named,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifiers of the maintenance runs.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MaintenanceIdCompleter))]
    public string[] MaintenanceId { get; set; } = [];

    /// <summary>Whether to run all that is due.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllDue, HelpMessage = "Runs all that is due, with what the frequencies of the configuration ask for.")]
    public SwitchParameter Due { get; set; }

    /// <summary>Environments.</summary>
    [Parameter(ParameterSetName = AllDue, HelpMessage = "Environments whose maintenance to run; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment[] Environment { get; set; } = [DeploymentEnvironment.Production];

    /// <summary>The project.</summary>
    [Parameter(HelpMessage = "Directory of the project; by default the one that was deployed from this machine last.")]
    [ValidateNotNullOrEmpty]
    public string? ProjectPath { get; set; }

    /// <summary>How long to wait for another run to end.</summary>
    [Parameter(HelpMessage = "How long to wait for another run to end, such as 90s or 5m; by default not at all.")]
    [Duration]
    public TimeSpan LockWait { get; set; }

    private MaintenanceRunRequest Request => new() { ProjectDirectory = ProjectPath is null ? null : Paths.Literal(ProjectPath), LockWait = LockWait };

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == AllDue) ForEach(Environment, RunDue);
        else ForEach(MaintenanceId, RunOne);
    }

    private void RunOne(string id)
    {
        var request = Request;
        if (Approve(id, "Run the maintenance", out var isWhatIf)) Write(Run((workspace, stop) => workspace.Maintenance.RunAsync(id, request, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => workspace.Maintenance.GetAsync(id, stop)));
    }

    private void RunDue(DeploymentEnvironment environment)
    {
        var request = Request;
        if (Approve($"{environment}", "Run all maintenance that is due", out var isWhatIf))
        {
            Stream((workspace, stop) => workspace.Maintenance.RunDueAsync(environment, request, (due, error) => Report(error, due.MaintenanceId ?? JsonLiteral.Of(due.MaintenanceType)), stop), Write);
        }
        else if (isWhatIf)
        {
            WriteObject(Run((workspace, stop) => workspace.Maintenance.PlanDueAsync(environment, request.ProjectDirectory, stop)), enumerateCollection: true);
        }
    }

    private void Write(MaintenanceAutomation maintenance)
    {
        WriteObject(maintenance);
        if (MaintenanceFailure.Of(maintenance) is { } failure) WriteError(failure.ToErrorRecord(maintenance.MaintenanceId));
    }
}
