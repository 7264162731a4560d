using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Files;
using ProductionOps.Store;

namespace ProductionOps.Cli.Commands.Store;

/// <summary>prodops store initialize</summary>
internal sealed class StoreInitializeCommand : CliCommand
{
    private readonly WhatIfOption _whatIf = new();

    private readonly Argument<string?> _path = new("path")
    {
        Description = "Where: a directory named production is made in it; --store, else the current directory, when it is not given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _site = new("--site")
    {
        Description = "Name of the site; the name of the directory when it is not given.",
        HelpName = "name",
    };

    /// <summary>The command.</summary>
    public StoreInitializeCommand(CommandHost host)
        : base("initialize", "Make a store for a site.", host)
    {
        Arguments.Add(_path);
        Options.Add(_site);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops store initialize --site example.org", "Makes ./production."),
        new("prodops store initialize /srv/example --what-if", "Says where a store would be made."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var factory = new StoreFactory(new PhysicalFileSystem(), context.Time);
        var path = context.Get(_path) ?? context.StoreAddress ?? ".";
        var site = context.Get(_site) ?? SiteNameOf(path);
        if (context.Get(_whatIf))
        {
            context.Reporter.Note($"Would make a store for {site} at {factory.PreviewInitialize(path)}. Nothing was changed.");
            return ExitCode.Done;
        }

        await using var store = await factory.InitializeAsync(path, site, cancellationToken);
        await context.Output.WriteDetailAsync(StoreView.Instance, await store.GetInformationAsync(cancellationToken), cancellationToken);
        return ExitCode.Done;
    }

    private static string SiteNameOf(string path)
    {
        var directory = new DirectoryInfo(Path.GetFullPath(path));
        return directory.Name == StoreLocator.DirectoryName && directory.Parent is { } parent ? parent.Name : directory.Name;
    }
}
