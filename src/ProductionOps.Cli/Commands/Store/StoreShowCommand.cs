using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Store;

/// <summary>prodops store show</summary>
internal sealed class StoreShowCommand : CliCommand
{
    /// <summary>The command.</summary>
    public StoreShowCommand(CommandHost host)
        : base("show", "Show what the store is and what it holds.", host)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops store show", "Shows the store of the current directory."),
        new("prodops store show --store /srv/example --output json", "Gives the facts about another one to a program."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var information = await workspace.Store.GetInformationAsync(cancellationToken);
        await context.Output.WriteDetailAsync(StoreView.Instance, information, cancellationToken);
        return ExitCode.Done;
    }
}
