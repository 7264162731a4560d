using System.Management.Automation;
using ProductionOps.Deployment;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;

namespace ProductionOps.PowerShell.Session;

/// <summary>What deploying and rolling back share: a plan for <c>-WhatIf</c>, and a record that is written even when it ended badly.</summary>
public abstract class DeployingCmdlet : ProductionCmdlet
{
    /// <summary>What started it.</summary>
    [Parameter(HelpMessage = "What started it: Manual by default, Automated for schedules and scripts, Emergency during an incident.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<TriggerSource>))]
    public TriggerSource Trigger { get; set; } = TriggerSource.Manual;

    /// <summary>Who started it.</summary>
    [Parameter(HelpMessage = "Who started it; the user of this process by default.")]
    [ValidateNotNullOrEmpty]
    public string? DeployedBy { get; set; }

    /// <summary>How long to wait for another deployment to end.</summary>
    [Parameter(HelpMessage = "How long to wait for another deployment to end, such as 90s or 5m; by default not at all.")]
    [Duration]
    public TimeSpan LockWait { get; set; }

    /// <summary>Does it, or, under <c>-WhatIf</c>, writes the steps of the plan and what stands in its way.</summary>
    /// <param name="target">What the user passed.</param>
    /// <param name="place">Where, for the question.</param>
    /// <param name="action">What, for the question.</param>
    /// <param name="plan">Gives the plan.</param>
    /// <param name="run">Does it.</param>
    private protected void Carry(
        object? target,
        string place,
        string action,
        Func<ProductionWorkspace, CancellationToken, Task<DeploymentPlan>> plan,
        Func<ProductionWorkspace, CancellationToken, Task<ProductionDeployment>> run)
    {
        if (Approve(place, action, out var isWhatIf)) Write(target, Run(run));
        else if (isWhatIf) Write(Run(plan));
    }

    private void Write(DeploymentPlan plan)
    {
        foreach (var obstacle in plan.Obstacles) WriteWarning(obstacle);
        WriteObject(plan.Steps, enumerateCollection: true);
    }

    private void Write(object? target, ProductionDeployment deployment)
    {
        WriteObject(deployment);
        if (DeploymentFailure.Of(deployment) is { } failure) WriteError(failure.ToErrorRecord(target));
    }
}
