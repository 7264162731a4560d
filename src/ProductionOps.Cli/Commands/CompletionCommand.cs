using System.CommandLine;
using System.Reflection;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Commands;

/// <summary>prodops completion</summary>
internal sealed class CompletionCommand : CliCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> _shell = new("shell") { Description = "The shell: bash, zsh, fish or pwsh." };

    /// <summary>The command.</summary>
    public CompletionCommand(CommandHost host)
        : base("completion", "Write a script that lets a shell complete commands, options and identifiers.", host)
    {
        _shell.AcceptOnlyFromAmong(Shells);
        Arguments.Add(_shell);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("eval \"$(prodops completion bash)\"", "Completes in this bash; put it into ~/.bashrc for all."),
        new("prodops completion fish > ~/.config/fish/completions/prodops.fish", "Completes in every fish."),
        new("prodops completion pwsh | Out-String | Invoke-Expression", "Completes in this PowerShell; put it into $PROFILE for all."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var script = Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion/{context.Get(_shell)}")!;
        await script.CopyToAsync(context.Terminal.Output, cancellationToken);
        return ExitCode.Done;
    }
}
