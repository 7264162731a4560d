using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance.Content;

namespace ProductionOps.Cli.Commands.Content;

/// <summary>prodops content test</summary>
internal sealed class ContentTestCommand : CliCommand
{
    private readonly Argument<string?> _path = new("path")
    {
        Description = "The directory of the built site; the live release of the environment when it is not given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly EnvironmentOption _environment = new();
    private readonly Option<string?> _homepage = new("--homepage") { Description = "The address at which the site is served; that of the configuration when it is not given.", HelpName = "url" };
    private readonly Option<bool> _external = new("--include-external") { Description = "Ask for the links to other sites, too." };
    private readonly Option<bool> _private = new("--allow-private") { Description = "Ask for external links to private and local addresses, too." };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Leave alone the links that match, with * and ?; may be given several times.", HelpName = "pattern" };
    private readonly IntegerOption _staleAfter = new("--stale-after-days", "Days after which content that nobody has changed is stale; 365 when it is not given.", least: 1);
    private readonly Option<bool> _problemOnly = new("--problem-only") { Description = "Tell only warnings and errors, not what is merely worth knowing." };
    private readonly Option<bool> _summary = new("--summary") { Description = "Give the sum instead of what was found." };

    /// <summary>The command.</summary>
    public ContentTestCommand(CommandHost host)
        : base("test", "Test links, anchors, files, images and age of a built site. Exits with 1 when there is an error.", host)
    {
        Arguments.Add(_path);
        Options.Add(_environment);
        Options.Add(_homepage);
        Options.Add(_external);
        Options.Add(_private);
        Options.Add(_exclude);
        Options.Add(_staleAfter);
        Options.Add(_problemOnly);
        Options.Add(_summary);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops content test dist", "Tests what was built, with or without a store."),
        new("prodops content test --include-external --problem-only", "Tests the live release, and where it links to."),
        new("prodops content test dist --output sarif > content.sarif", "Writes a report for editors and code hosts."),
    ];

    /// <inheritdoc/>
    protected override bool HasFindings => true;

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ContentSummary? summary = null;
        var hasErrors = false;
        var problemOnly = context.Get(_problemOnly);
        var findings = new ContentTester(context.WorkspaceOptions()).TestAsync(Request(context), sum => summary = sum, cancellationToken).Where(finding =>
        {
            hasErrors |= finding.Severity == ContentSeverity.Error;
            return finding.IsProblem || !problemOnly;
        });
        if (context.Get(_summary))
        {
            await findings.CountAsync(cancellationToken);
            await context.Output.WriteAsync(ContentSummaryView.Instance, summary is null ? [] : [summary], cancellationToken);
        }
        else
        {
            await context.Output.WriteAsync(ContentFindingView.Instance, findings, cancellationToken);
        }

        return hasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    private ContentTestRequest Request(CommandContext context) => new()
    {
        Directory = context.Get(_path) is { } path ? Path.GetFullPath(path) : null,
        Environment = _environment.Read(context),
        Homepage = context.Get(_homepage),
        IncludeExternal = context.Get(_external) ? true : null,
        AllowPrivateAddresses = context.Get(_private),
        Exclude = context.Get(_exclude) ?? [],
        StaleAfterDays = context.Get(_staleAfter),
    };
}
