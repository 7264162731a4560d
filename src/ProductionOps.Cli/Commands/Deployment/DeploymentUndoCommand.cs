using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment undo</summary>
internal sealed class DeploymentUndoCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly DeploymentIdArgument _id;
    private readonly WhatIfOption _whatIf = new();
    private readonly Option<string?> _to;

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Why; kept in the record.",
        HelpName = "text",
    };

    private readonly Option<string?> _by = new("--deployed-by")
    {
        Description = "Who rolls back; the user of this process when it is not given.",
        HelpName = "name",
    };

    private readonly LiteralOption<TriggerSource> _trigger = new(
        "--trigger", "What starts it: manual, automated or emergency.");

    private readonly DurationOption _wait = new("--wait", "How long to wait for another deployment to end; without it, fail at once.");

    /// <summary>The command.</summary>
    public DeploymentUndoCommand(CommandHost host)
        : base("undo", "Return to an earlier release, which is verified first.", host)
    {
        _id = new DeploymentIdArgument("id", "The deployment to undo; the live one when it is not given.", host);
        _to = new Option<string?>("--to")
        {
            Description = "The deployment to return to; the last good one before when it is not given.",
            HelpName = "id",
        };
        _to.CompletionSources.Add(Completion.StoredIds.OfDeployments(host).Complete);
        Arguments.Add(_id);
        Options.Add(_environment);
        Options.Add(_to);
        Options.Add(_reason);
        Options.Add(_by);
        Options.Add(_trigger);
        Options.Add(_wait);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment undo --reason \"broken menu\"", "Returns production to the last good release."),
        new("prodops deployment undo --to 20260131-120000-deployment --what-if", "Shows what returning to that release would do."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new RollbackRequest
        {
            Environment = _environment.Read(context),
            DeploymentId = context.Get(_id),
            ToDeploymentId = context.Get(_to),
            Reason = context.Get(_reason),
            Trigger = context.Get(_trigger) ?? TriggerSource.Manual,
            DeployedBy = context.Get(_by),
            LockWait = context.Get(_wait) ?? TimeSpan.Zero,
        };

        if (context.Get(_whatIf))
        {
            var plan = await workspace.Deployments.PlanRollbackAsync(request, cancellationToken);
            return await PlanView.WriteAsync(context, plan, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        var rollback = await workspace.Deployments.RollBackAsync(request, cancellationToken);
        return await DeploymentResult.WriteAsync(context, rollback, cancellationToken);
    }
}
