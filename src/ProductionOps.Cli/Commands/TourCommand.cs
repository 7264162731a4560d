using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Output;
using ProductionOps.Cli.Tour;

namespace ProductionOps.Cli.Commands;

/// <summary>prodops tour</summary>
internal sealed class TourCommand : CliCommand
{
    private readonly Option<string?> _path = new("--path")
    {
        Description = "The folder to use, which must be empty or not exist; a temporary one when it is not given.",
        HelpName = "directory",
    };

    /// <summary>The command.</summary>
    public TourCommand(CommandHost host)
        : base("tour", "See the whole of it in a few seconds: deploy a sample site twice, break it, and watch it being rolled back.", host) =>
        Options.Add(_path);

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops tour", "Takes the tour in a temporary folder, which stays."),
        new("prodops tour --path ~/harbour-light", "Takes it in that folder."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = TourFolder.Prepare(context.Get(_path));
        await using var writer = context.Terminal.OpenWriter();
        writer.AutoFlush = true;
        var style = new AnsiStyle(context.Terminal.IsOutputTerminal && context.Terminal.AllowsColor);
        var narrator = new TourNarrator(writer, style, context.Time);
        await new ProductionTour(folder, narrator, context).RunAsync(cancellationToken);
        return ExitCode.Done;
    }
}
