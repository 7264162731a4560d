using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;

namespace ProductionOps.Cli.Commands.Alert;

/// <summary>prodops alert test</summary>
internal sealed class AlertTestCommand : CliCommand
{
    private readonly Option<string> _channel = new("--channel") { Description = "Name of the channel in notifications.channels.", HelpName = "name", Required = true };
    private readonly EnvironmentOption _environment = new();

    /// <summary>The command.</summary>
    public AlertTestCommand(CommandHost host)
        : base("test", "Send a test message over a notification channel.", host)
    {
        Options.Add(_channel);
        Options.Add(_environment);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops alert test --channel team", "Sends one message that says that it is a test."),
        new("prodops alert test --channel mail --environment staging", "Tries a channel of the other environment."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var environment = _environment.Read(context);
        var test = await workspace.Alerts.TestAsync(context.Get(_channel)!, environment, cancellationToken);
        await context.Output.WriteDetailAsync(ChannelTestView.Instance, test, cancellationToken);
        return ExitCode.Done;
    }
}
