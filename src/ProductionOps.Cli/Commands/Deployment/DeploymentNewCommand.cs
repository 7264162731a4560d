using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Deployment;

/// <summary>prodops deployment new</summary>
internal sealed class DeploymentNewCommand : CliCommand
{
    private readonly EnvironmentOption _environment = new();
    private readonly WhatIfOption _whatIf = new();

    private readonly Option<string?> _project = new("--project", "-p")
    {
        Description = "A directory of the git repository that holds the site; the current one when it is not given.",
        HelpName = "directory",
    };

    private readonly LiteralOption<DeploymentType> _type = new(
        "--type", "Why it is made; initial or update, whichever it is, when it is not given.");

    private readonly LiteralOption<TriggerSource> _trigger = new(
        "--trigger", "What starts it: manual, automated or emergency.");

    private readonly LiteralOption<UserImpact> _impact = new(
        "--user-impact", "Expected impact on users.");

    private readonly Option<long?> _users = new("--estimated-users")
    {
        Description = "Users affected.",
        HelpName = "number",
    };

    private readonly Option<string?> _by = new("--deployed-by")
    {
        Description = "Who deploys; the user of this process when it is not given.",
        HelpName = "name",
    };

    private readonly DurationOption _wait = new("--wait", "How long to wait for another deployment to end; without it, fail at once.");

    /// <summary>The command.</summary>
    public DeploymentNewCommand(CommandHost host)
        : base("new", "Build, validate, release and prove the site. A release that cannot be proven is rolled back.", host)
    {
        Options.Add(_environment);
        Options.Add(_project);
        Options.Add(_type);
        Options.Add(_trigger);
        Options.Add(_impact);
        Options.Add(_users);
        Options.Add(_by);
        Options.Add(_wait);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops deployment new", "Deploys the repository of the current directory to production."),
        new("prodops deployment new --environment staging --what-if", "Shows what a deployment to staging would do."),
        new("prodops deployment new --type hotfix --wait 10m --output json", "Waits for a running deployment, and gives the record as JSON."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new DeploymentRequest
        {
            Environment = _environment.Read(context),
            ProjectDirectory = Path.GetFullPath(context.Get(_project) ?? Environment.CurrentDirectory),
            Type = context.Get(_type),
            Trigger = context.Get(_trigger) ?? TriggerSource.Manual,
            DeployedBy = context.Get(_by),
            UserImpact = context.Get(_impact),
            EstimatedUsers = context.Get(_users),
            LockWait = context.Get(_wait) ?? TimeSpan.Zero,
        };

        if (context.Get(_whatIf))
        {
            var plan = await workspace.Deployments.PlanAsync(request, cancellationToken);
            return await PlanView.WriteAsync(context, plan, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        var deployment = await workspace.Deployments.DeployAsync(request, cancellationToken);
        return await DeploymentResult.WriteAsync(context, deployment, cancellationToken);
    }
}
