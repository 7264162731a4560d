using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Model;
using ProductionOps.Monitoring;

namespace ProductionOps.Cli.Commands.Monitor;

/// <summary>prodops monitor measure</summary>
internal sealed class MonitorMeasureCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "What to measure; by default everything that the configuration enables.");

    private readonly Option<string> _report = new("--lighthouse-report") { Description = "A finished JSON report of Lighthouse, or the manifest of Lighthouse CI, to record instead of measuring performance." };
    private readonly Option<string> _project = new("--project") { Description = "Directory of the project; by default the one that was deployed from this machine last." };

    /// <summary>The command.</summary>
    public MonitorMeasureCommand(CommandHost host)
        : base("measure", "Measure the site now and record it.", host)
    {
        Options.Add(_environment);
        Options.Add(_type);
        Options.Add(_report);
        Options.Add(_project);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops monitor measure", "Measures everything that the configuration enables."),
        new("prodops monitor measure --type uptime --output json", "Asks the site once, and gives the whole record."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new MonitoringRequest
        {
            Environment = _environment.Read(context),
            Types = _type.ReadValues(context),
            LighthouseReport = context.Get(_report),
            ProjectDirectory = context.Get(_project),
        };
        var isBad = false;
        var records = workspace.Monitoring.MeasureAsync(request, Fail, cancellationToken);
        await context.Output.WriteAsync(MonitoringView.Instance, Watch(records), cancellationToken);
        return isBad ? ExitCode.Failed : ExitCode.Done;

        void Fail(MonitoringType type, OperationException error)
        {
            isBad = true;
            context.Reporter.Error(error.Id, error.Message);
        }

        async IAsyncEnumerable<ProductionMonitoring> Watch(IAsyncEnumerable<ProductionMonitoring> measured)
        {
            await foreach (var record in measured)
            {
                isBad |= record.Uptime?.Status == UptimeStatus.Down;
                yield return record;
            }
        }
    }
}
