using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Store;

/// <summary>prodops store test</summary>
internal sealed class StoreTestCommand : CliCommand
{
    private readonly Option<bool> _problemOnly = new("--problem-only") { Description = "Tell only warnings and errors, not what is merely worth knowing." };
    private readonly Option<bool> _summary = new("--summary") { Description = "Give the outcome, with the checksum of the data, instead of what was found." };

    /// <summary>The command.</summary>
    public StoreTestCommand(CommandHost host)
        : base("test", "Read everything in the store and say what is wrong. Exits with 1 when there is a warning or an error.", host)
    {
        Options.Add(_problemOnly);
        Options.Add(_summary);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops store test", "Shows what is wrong, and what is worth knowing."),
        new("prodops store test --problem-only --output ndjson || notify", "Runs another program when something is wrong."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var isSound = true;
        DataIntegrityCheck? outcome = null;
        var problemOnly = context.Get(_problemOnly);
        var findings = workspace.Integrity.TestAsync(check => outcome = check, cancellationToken).Where(finding =>
        {
            isSound &= !finding.IsProblem;
            return finding.IsProblem || !problemOnly;
        });
        if (context.Get(_summary))
        {
            await findings.CountAsync(cancellationToken);
            await context.Output.WriteAsync(IntegrityCheckView.Instance, outcome is null ? [] : [outcome], cancellationToken);
        }
        else
        {
            await context.Output.WriteAsync(IntegrityView.Instance, findings, cancellationToken);
        }

        return isSound ? ExitCode.Done : ExitCode.Failed;
    }
}
