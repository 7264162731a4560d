using System.CommandLine;
using System.Globalization;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.Cli.Commands.Backup;

/// <summary>prodops backup new</summary>
internal sealed class BackupNewCommand : CliCommand
{
    private readonly LiteralOption<BackupType> _type = new("--type", "full reads everything, incremental what changed (the default), configuration holds the configuration alone.");
    private readonly Option<bool> _verify = new("--verify") { Description = "Read everything that the backup holds back before it counts as done." };
    private readonly IntegerOption _keep = new("--keep-days", "Keep it at least so many days; what the configuration says when it is not given.", least: 1);
    private readonly Option<bool> _pin = new("--pin") { Description = "Never delete it on its own." };
    private readonly DurationOption _wait = new("--lock-wait", "How long to wait for another backup to end, such as 90s or 5m.");
    private readonly EnvironmentOption _environment = new();

    /// <summary>The command.</summary>
    public BackupNewCommand(CommandHost host)
        : base("new", "Back up the store and the site. Exits with 1 when a file could not be read.", host)
    {
        foreach (var option in new Option[] { _type, _verify, _keep, _pin, _wait, _environment }) Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops backup new", "Backs up what changed since the last backup."),
        new("prodops backup new --type full --verify", "Reads everything, and reads back what was written."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = new BackupRequest
        {
            BackupType = context.Get(_type) ?? BackupType.Incremental,
            Environment = _environment.Read(context),
            KeepUntil = context.Get(_keep) is { } days ? context.Time.GetUtcNow().AddDays(days) : null,
            AutoDelete = !context.Get(_pin),
            Verify = context.Get(_verify),
            LockWait = context.Get(_wait) ?? TimeSpan.Zero,
        };
        var outcome = await workspace.Backups.CreateAsync(request, cancellationToken);
        await context.Output.WriteAsync(BackupView.Instance, [outcome.Backup], cancellationToken);
        if (outcome.Backup.IsComplete) return ExitCode.Done;
        var missing = outcome.Issues.Count(static issue => issue.Problem == BackupProblem.Unreadable);
        context.Reporter.Error("BackupIncomplete", string.Create(CultureInfo.InvariantCulture, $"{new Quantity(missing, "file could not be read and is", "files could not be read and are")} not in the backup; the others are."));
        return ExitCode.Failed;
    }
}
