using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;

namespace ProductionOps.Cli.Commands.Monitor;

/// <summary>prodops monitor run</summary>
internal sealed class MonitorRunCommand : CliCommand
{
    private readonly LiteralsOption<DeploymentEnvironment> _environment = new("--environment", "Environment to watch; several are possible; production by default.");
    private readonly LiteralsOption<MonitoringType> _type = new("--type", "What to measure of that which the configuration enables; by default all of it.");
    private readonly Option<string> _project = new("--project") { Description = "Directory of the project; by default the one that was deployed from this machine last." };
    private readonly Option<string> _heartbeat = new("--heartbeat") { Description = "A file that is written every 15 seconds and says that the watch lives and how it is.", HelpName = "file" };

    /// <summary>The command.</summary>
    public MonitorRunCommand(CommandHost host)
        : base("run", "Measure again and again at the configured frequencies, until Ctrl+C or SIGTERM. --store may be given several times.", host)
    {
        _environment.Aliases.Add("-e");
        Options.Add(_environment);
        Options.Add(_type);
        Options.Add(_project);
        Options.Add(_heartbeat);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops monitor run", "Watches the site of the store that is found here."),
        new("prodops monitor run --store /srv/harbour --store /srv/lighthouse --output ndjson", "Watches two sites in one process, one line of JSON a measurement."),
        new("prodops monitor run --type uptime --heartbeat /run/prodops/heartbeat.json --quiet", "Asks for uptime only and lets others see that it lives."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var environments = _environment.ReadValues(context);
        var request = new MonitorWatchRequest
        {
            Stores = context.StoreAddresses,
            Environments = environments.Count > 0 ? environments : [DeploymentEnvironment.Production],
            Types = _type.ReadValues(context),
            ProjectDirectory = context.Get(_project),
            HeartbeatPath = context.Get(_heartbeat) is { } path ? Path.GetFullPath(path) : null,
        };
        var watch = new MonitorWatch(context.OptionsWithoutStore());
        await context.Output.WriteLiveAsync(
            MonitoringView.Live(request.Stores.Count > 1), watch.RunAsync(request, Fail, cancellationToken), CancellationToken.None);

        // To be stopped is how this command ends well.
        return ExitCode.Done;

        void Fail(WatchFailure failure)
        {
            string?[] place = [failure.Store, failure.Environment is { } environment ? JsonLiteral.Of(environment) : null, failure.Type is { } type ? JsonLiteral.Of(type) : null];
            context.Reporter.Error(failure.Error.Id, $"{string.Join(' ', place.OfType<string>())}: {failure.Error.Message}");
        }
    }
}
