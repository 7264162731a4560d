using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Sends a test message over notification channels.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MonitoringAlert")]
[OutputType(typeof(ChannelTest))]
public sealed class TestMonitoringAlertCommand : ProductionCmdlet
{
    /// <summary>Channels.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Names of the channels.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string[] Channel { get; set; } = [];

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment whose configuration has the channels; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <inheritdoc/>
    protected override void Process() =>
        ForEach(Channel, channel => WriteObject(Run((workspace, stop) => workspace.Alerts.TestAsync(channel, Environment, stop))));
}
