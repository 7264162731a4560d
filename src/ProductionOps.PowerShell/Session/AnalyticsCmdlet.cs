using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;

namespace ProductionOps.PowerShell.Session;

/// <summary>What cmdlets that report on the periods of environments share.</summary>
public abstract class AnalyticsCmdlet : PeriodCmdlet
{
    /// <summary>Period in words.</summary>
    [Parameter(Position = 0, HelpMessage = "The period, such as 7d, '3 months', last-month or 2026-Q1; the last 30 days by default.")]
    [Alias("Last")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public override string? Period { get; set; }

    /// <summary>Environments.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Environments to report on; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment[] Environment { get; set; } = [DeploymentEnvironment.Production];
}
