using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Builds, validates, releases and proves a site.</summary>
[Cmdlet(VerbsCommon.New, "ProductionDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProductionDeployment), typeof(DeploymentPlanStep))]
public sealed class NewProductionDeploymentCommand : DeployingCmdlet
{
    /// <summary>Where it goes.</summary>
    [Parameter(Position = 0, HelpMessage = "Where it goes; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Directories of the projects.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Directory of the project, inside its git repository; the current location by default.")]
    [Alias("PSPath", "LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    /// <summary>Why it is made.</summary>
    [Parameter(HelpMessage = "Why it is made; Initial or Update by default, whichever it is.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentType>))]
    public DeploymentType? Type { get; set; }

    /// <summary>Expected impact on users.</summary>
    [Parameter(HelpMessage = "Expected impact on users, for the record.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<UserImpact>))]
    public UserImpact? UserImpact { get; set; }

    /// <summary>Users affected.</summary>
    [Parameter(HelpMessage = "Number of users affected, for the record.")]
    [ValidateRange(0, long.MaxValue)]
    public long? EstimatedUsers { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Path, Deploy);

    private void Deploy(string path)
    {
        var request = new DeploymentRequest
        {
            Environment = Environment,
            ProjectDirectory = Paths.Literal(path),
            Type = Type,
            Trigger = Trigger,
            DeployedBy = DeployedBy,
            UserImpact = UserImpact,
            EstimatedUsers = EstimatedUsers,
            LockWait = LockWait,
        };

        Carry(
            path,
            request.ProjectDirectory,
            $"Deploy to {Environment}",
            (workspace, stop) => workspace.Deployments.PlanAsync(request, stop),
            (workspace, stop) => workspace.Deployments.DeployAsync(request, stop));
    }
}
