using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Measures the site and records what was measured.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ProductionMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProductionMonitoring))]
public sealed class InvokeProductionMonitorCommand : ProductionCmdlet
{
    /// <summary>What to measure.</summary>
    [Parameter(Position = 0, HelpMessage = "What to measure; by default everything that the configuration enables.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<MonitoringType>))]
    public MonitoringType[] Type { get; set; } = [];

    /// <summary>Environments.</summary>
    [Parameter(
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Environments to measure; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment[] Environment { get; set; } = [DeploymentEnvironment.Production];

    /// <summary>A finished report of Lighthouse.</summary>
    [Parameter(HelpMessage = "A finished JSON report of Lighthouse, or the manifest of Lighthouse CI, to record instead of measuring performance.")]
    [ValidateNotNullOrEmpty]
    public string? LighthouseReport { get; set; }

    /// <summary>The project.</summary>
    [Parameter(HelpMessage = "Directory of the project; by default the one that was deployed from this machine last.")]
    [ValidateNotNullOrEmpty]
    public string? ProjectPath { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Environment, Measure);

    private void Measure(DeploymentEnvironment environment)
    {
        var types = Run((workspace, stop) => workspace.Monitoring.ListTypesAsync(environment, Type, stop));
        var approved = types.Where(type => Approve($"{environment}", $"Measure {type}", out _)).ToArray();
        if (approved.Length == 0) return;
        var request = new MonitoringRequest
        {
            Environment = environment,
            Types = approved,
            LighthouseReport = LighthouseReport is null ? null : Paths.Literal(LighthouseReport),
            ProjectDirectory = ProjectPath is null ? null : Paths.Literal(ProjectPath),
        };
        Stream((workspace, stop) => workspace.Monitoring.MeasureAsync(request, (type, error) => Report(error, type), stop), WriteObject);
    }
}
