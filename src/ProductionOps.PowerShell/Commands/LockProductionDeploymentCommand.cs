using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Stops everyone from deploying until the hold is lifted or ends.</summary>
[Cmdlet(
    VerbsCommon.Lock,
    "ProductionDeployment",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = UntilSet)]
[OutputType(typeof(DeploymentHold))]
public sealed class LockProductionDeploymentCommand : ProductionCmdlet
{
    private const string UntilSet = "Until";
    private const string DurationSet = "Duration";

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "Why nobody may deploy; shown to whoever tries.")]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>When it ends by itself.</summary>
    [Parameter(ParameterSetName = UntilSet, HelpMessage = "When the hold ends by itself, local unless it says otherwise; by default it does not.")]
    public DateTime? Until { get; set; }

    /// <summary>After how long it ends by itself.</summary>
    [Parameter(ParameterSetName = DurationSet, Mandatory = true, HelpMessage = "After how long the hold ends by itself, such as 2h or 1d.")]
    [Duration]
    public TimeSpan Duration { get; set; }

    private DateTimeOffset? End => ParameterSetName == DurationSet ? TimeProvider.System.GetLocalNow() + Duration : Until;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldProcess(SessionState.Path.CurrentLocation.Path, "Hold deployments")) return;

        WriteObject(Run((workspace, stop) => workspace.Deployments.HoldAsync(Reason, End, stop)));
    }
}
