using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Continuous;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Measures the site and records what was measured.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ProductionMonitor", DefaultParameterSetName = Once, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProductionMonitoring))]
public sealed class InvokeProductionMonitorCommand : OperationCmdlet
{
    private const string Once = "Once";
    private const string Forever = "Continuous";
    private readonly List<DeploymentEnvironment> _watched = [];
    private string? _store;

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
    [Parameter(
        ParameterSetName = Once,
        HelpMessage = "A finished JSON report of Lighthouse, or the manifest of Lighthouse CI, to record instead of measuring performance.")]
    [ValidateNotNullOrEmpty]
    public string? LighthouseReport { get; set; }

    /// <summary>The project.</summary>
    [Parameter(HelpMessage = "Directory of the project; by default the one that was deployed from this machine last.")]
    [ValidateNotNullOrEmpty]
    public string? ProjectPath { get; set; }

    /// <summary>The stores.</summary>
    [Parameter(HelpMessage = "The stores; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store")]
    [ValidateNotNullOrEmpty]
    public string[] StorePath { get; set; } = [];

    /// <summary>Whether to go on.</summary>
    [Parameter(ParameterSetName = Forever, Mandatory = true, HelpMessage = "Measures again and again at the configured frequencies, until Ctrl+C.")]
    public SwitchParameter Continuous { get; set; }

    /// <summary>The heartbeat file.</summary>
    [Parameter(ParameterSetName = Forever, HelpMessage = "A file that is written every 15 seconds and says that the watch lives and how it is.")]
    [ValidateNotNullOrEmpty]
    public string? HeartbeatPath { get; set; }

    /// <inheritdoc/>
    private protected override string? StoreAddress => _store;

    private string? Project => ProjectPath is null ? null : Paths.Literal(ProjectPath);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Continuous) _watched.AddRange(Environment);
        else if (StorePath.Length == 0) ForEach(Environment, Measure);
        else ForEach(StorePath, MeasureStore);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (!Continuous) return;
        var environments = _watched.Distinct().Where(environment => Approve($"{environment}", "Watch until stopped", out _)).ToArray();
        if (environments.Length == 0) return;
        var request = new MonitorWatchRequest
        {
            Stores = [.. StorePath.Select(Paths.StoreAddress)],
            Environments = environments,
            Types = Type,
            ProjectDirectory = Project,
            HeartbeatPath = HeartbeatPath is null ? null : Paths.Literal(HeartbeatPath),
        };
        var watch = new MonitorWatch(Options);
        StreamAlone(stop => watch.RunAsync(request, failure => Report(failure.Error, failure.Type ?? (object)failure.Store), stop), WriteObject);
    }

    private void MeasureStore(string path)
    {
        CloseStore();
        _store = path;
        ForEach(Environment, Measure);
    }

    private void Measure(DeploymentEnvironment environment)
    {
        var types = Run((workspace, stop) => workspace.Monitoring.ListTypesAsync(environment, Type, stop));
        var target = StorePath.Length > 1 ? $"{_store} {environment}" : $"{environment}";
        var approved = types.Where(type => Approve(target, $"Measure {type}", out _)).ToArray();
        if (approved.Length == 0) return;
        var request = new MonitoringRequest
        {
            Environment = environment,
            Types = approved,
            LighthouseReport = LighthouseReport is null ? null : Paths.Literal(LighthouseReport),
            ProjectDirectory = Project,
        };
        Stream((workspace, stop) => workspace.Monitoring.MeasureAsync(request, (type, error) => Report(error, type), stop), WriteObject);
    }
}
