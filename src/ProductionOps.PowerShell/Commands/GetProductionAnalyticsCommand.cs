using System.Management.Automation;
using ProductionOps.Analytics.Figures;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Tells how often, how long and how well was deployed in a period.</summary>
[Cmdlet(VerbsCommon.Get, "ProductionAnalytics")]
[OutputType(typeof(PerformanceAnalytics), typeof(AnalyticsFigure))]
public sealed class GetProductionAnalyticsCommand : AnalyticsCmdlet
{
    /// <summary>Whether to write figures.</summary>
    [Parameter(HelpMessage = "Writes one flat object a figure, beside that of the period before, instead of one nested object.")]
    public SwitchParameter Flat { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Environment, Write);

    private void Write(DeploymentEnvironment environment)
    {
        var request = RequestOf(environment);
        if (Flat) WriteObject(Run((workspace, stop) => workspace.Analytics.ListDeploymentFiguresAsync(request, stop)), enumerateCollection: true);
        else WriteObject(Run((workspace, stop) => workspace.Analytics.GetDeploymentsAsync(request, stop)));
    }
}
