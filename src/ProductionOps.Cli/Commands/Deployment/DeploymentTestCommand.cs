using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment test</summary>
internal sealed class DeploymentTestCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly DeploymentIdArgument _id;

    /// <summary>The command.</summary>
    public DeploymentTestCommand(CommandHost host)
        : base("test", "Compare what is there and served now with what was deployed. Exits with 1 when it differs.", host)
    {
        _id = new DeploymentIdArgument("id", "The deployment that should be live; the newest good one when it is not given.", host);
        Arguments.Add(_id);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment test", "Tests whether production serves what was deployed."),
        new("prodops deployment test --output ndjson --quiet || notify", "Runs another program when it does not."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var drifts = new List<DeploymentDrift>();
        var results = workspace.Deployments.TestAsync(context.Get(_id), _environment.Read(context), cancellationToken);
        await context.Output.WriteAsync(DriftView.Instance, results.Select(drift =>
        {
            drifts.Add(drift);
            return drift;
        }), cancellationToken);

        foreach (var drift in drifts.Where(static d => !d.IsIntact)) Explain(context, drift);
        return drifts.TrueForAll(static d => d.IsIntact) ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Explain(CommandContext context, DeploymentDrift drift)
    {
        if (drift.LiveDeploymentId != drift.DeploymentId)
        {
            context.Reporter.Warning(
                $"{drift.Target}: {drift.Url} serves {drift.LiveDeploymentId ?? "no known release"} instead of {drift.DeploymentId}.");
        }

        foreach (var mismatch in drift.ServedMismatches) context.Reporter.Warning($"{drift.Target}, served: {mismatch}");
        foreach (var mismatch in drift.StoredMismatches) context.Reporter.Warning($"{drift.Target}, stored: {mismatch}");
    }
}
