using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Cli.Commands;

/// <summary>prodops serve</summary>
internal sealed class ServeCommand : CliCommand
{
    private readonly Argument<string> _directory = new("directory") { Description = "The directory, or a link to it, such as current." };

    private readonly IntegerOption _port = new("--port", "TCP port; any free one when it is not given.", least: 0, most: 65535);

    private readonly Option<bool> _allowMissing = new("--allow-missing")
    {
        Description = "Serve a directory that is not there yet, such as the live release before the first deployment.",
    };

    /// <summary>The command.</summary>
    public ServeCommand(CommandHost host)
        : base("serve", "Serve a directory to this machine only, until Ctrl+C. A switched link is followed at the next request.", host)
    {
        Arguments.Add(_directory);
        Options.Add(_port);
        Options.Add(_allowMissing);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops serve /srv/www/current --port 8080", "Serves the live release at http://127.0.0.1:8080/."),
        new("prodops serve .deploy/site/current --allow-missing", "Serves the live release from the first deployment on."),
        new("prodops serve dist", "Serves a built site at any free port, and says which."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(context.Get(_directory)!);
        if (!Directory.Exists(directory) && !context.Get(_allowMissing))
            throw new OperationException("DirectoryNotFound", ErrorKind.NotFound, $"There is no directory '{directory}'. With --allow-missing it is served once it is there.", directory);

        await using var server = StaticSiteServer.Start(new PhysicalFileSystem(), context.Time, () => directory, context.Get(_port) ?? 0);
        await using (var writer = context.Terminal.OpenWriter()) await writer.WriteLineAsync(server.Address.ToString());
        context.Reporter.Note($"Serving {directory}. Ctrl+C stops it.");

        // To be stopped is how this command ends well.
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Done;
    }
}
