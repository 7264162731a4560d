using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Status;

namespace ProductionOps.Cli.Commands;

/// <summary>prodops status</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();

    /// <summary>The command.</summary>
    public StatusCommand(CommandHost host)
        : base("status", "Show whether an environment is all right, and what needs attention. Exits with 1 when it is critical.", host) =>
        Options.Add(_environment);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops status", "Shows the production environment."),
        new("prodops status --environment staging --output json", "Gives the staging environment to another program."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var status = await workspace.Status.GetAsync(_environment.Read(context), cancellationToken);
        await context.Output.WriteDetailAsync(StatusView.Instance, status, cancellationToken);
        if (context.Output.IsForPeople) foreach (var sentence in status.Attention) context.Reporter.Warning(sentence);
        return status.Health is ProductionHealth.Critical ? ExitCode.Failed : ExitCode.Done;
    }
}
