using System.Diagnostics;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly Workplace _place = new();

    [Theory]
    [InlineData("prodops dep", "deployment")]
    [InlineData("prodops deployment re", "recover")]
    [InlineData("prodops deployment list --st", "--status")]
    [InlineData("prodops deployment list --status ro", "rolled-back")]
    [InlineData("prodops status --environment st", "staging")]
    [InlineData("prodops status --output nd", "ndjson")]
    public async Task A_real_bash_completes_words(string line, string expected)
    {
        Assert.Contains(expected, await CompleteInBashAsync(line));
    }

    [Theory]
    [InlineData("prodops status --output nd", "ndjson")]
    [InlineData("prodops status --environment st", "staging")]
    [InlineData("prodops report export page --format mark", "markdown")]
    [InlineData("prodops deployment list --status ro", "rolled-back")]
    public async Task A_value_is_offered_once_as_it_is_written(string line, string expected) =>
        Assert.Equal(expected, (await _place.RunAsync($"[suggest:{line.Length}]", line)).Succeeded().Output.Trim());

    [Theory]
    [InlineData("prodops deployment re", "prodops deployment recover ")]
    [InlineData("prodops deployment list --status ro", "prodops deployment list --status rolled-back ")]
    public async Task A_real_zsh_completes_what_is_typed(string line, string expected)
    {
        Assert.SkipUnless(CanRun("zsh"), "zsh is not installed; install the package zsh.");
        WriteProgram();
        _place.Write("completion.zsh", (await _place.RunAsync("completion", "zsh")).Succeeded().Output);
        // A terminal of its own, in which somebody presses the tabulator and then a key that tells the line.
        _place.Write(".zshrc", """
            autoload -U compinit && compinit -u -D
            source ./completion.zsh
            tell() { print -r -- "$BUFFER" > line.txt; exit }
            zle -N tell
            bindkey '^X' tell
            PS1='ready> '
            """);
        _place.Write("type.zsh", """
            zmodload zsh/zpty
            export PATH="$PWD/bin:$PATH"
            zpty shell 'ZDOTDIR=. TERM=dumb zsh -i'
            zpty -r shell seen '*ready> *'
            zpty -w -n shell "$1"$'\t\x18'
            while zpty -r shell seen; do :; done
            """);
        await RunAsync("zsh", "-f", "type.zsh", line);
        Assert.Equal(expected, (await File.ReadAllTextAsync(_place.PathOf("line.txt"), TestContext.Current.CancellationToken)).TrimEnd('\n'));
    }

    [Theory]
    [InlineData("prodops deployment re", "recover")]
    [InlineData("prodops status --output nd", "ndjson")]
    public async Task A_real_fish_completes_words(string line, string expected)
    {
        Assert.SkipUnless(CanRun("fish"), "fish is not installed; install the package fish.");
        WriteProgram();
        _place.Write("completion.fish", (await _place.RunAsync("completion", "fish")).Succeeded().Output);
        Assert.Equal(expected, Assert.Single(await RunAsync("fish", "--no-config", "-c", $"set -p PATH $PWD/bin; source completion.fish; complete -C '{line}'")));
    }

    [Fact]
    public async Task A_real_bash_completes_identifiers_from_the_store()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync("""
            environment: production
            application: { name: Harbour Light, homepage: "http://127.0.0.1:8080/" }
            deployment:
              healthCheckUrl: http://127.0.0.1:8080/
              build: { output: public }
              target: { type: directory, path: served }
            """);
        var id = (await _place.RunJsonAsync("configuration", "get")).Record.GetProperty("configurationId").GetString();
        Assert.Equal(id, Assert.Single(await CompleteInBashAsync("prodops configuration get 2")));
    }

    [Fact]
    public async Task Without_a_store_nothing_is_completed_and_nothing_is_made()
    {
        Assert.Empty(await CompleteInBashAsync("prodops deployment show 2"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Root));
        var result = await _place.RunAsync("[suggest:26]", "prodops deployment show 20");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_damaged_store_does_not_disturb_completion()
    {
        await _place.InitializeAsync();
        _place.Write("production/store.json", "{");
        var result = await _place.RunAsync("[suggest:26]", "prodops deployment show 20");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("zsh", "compdef _prodops prodops")]
    [InlineData("fish", "complete -c prodops")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName prodops")]
    public async Task Scripts_for_the_other_shells_are_written(string shell, string expected) =>
        Assert.Contains(expected, (await _place.RunAsync("completion", shell)).Succeeded().Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_real_PowerShell_completes_words()
    {
        Assert.SkipUnless(CanRun("pwsh"), "PowerShell is not installed; see https://learn.microsoft.com/powershell/scripting/install.");
        _place.Write("completion.ps1", (await _place.RunAsync("completion", "pwsh")).Succeeded().Output);
        const string Line = "prodops deployment re";
        var result = await RunAsync("pwsh", "-NoProfile", "-NonInteractive", "-Command", $$"""
            function prodops { & '{{ProdopsProgram.Host}}' '{{ProdopsProgram.Assembly}}' @args }
            . ./completion.ps1
            (TabExpansion2 '{{Line}}' {{Line.Length}}).CompletionMatches.CompletionText
            """);
        Assert.Contains("recover", result);
    }

    public void Dispose() => _place.Dispose();

    private void WriteProgram()
    {
        _place.Write("bin/prodops", $"#!/bin/sh\nexec '{ProdopsProgram.Host}' '{ProdopsProgram.Assembly}' \"$@\"\n");
        TypedPages.MakeExecutable(_place.PathOf("bin/prodops"));
    }

    private async Task<string[]> CompleteInBashAsync(string line)
    {
        Assert.SkipUnless(CanRun("bash"), "bash is not installed; install the package bash.");
        var script = (await _place.RunAsync("completion", "bash")).Succeeded().Output;
        return await RunAsync("bash", "-c", $$"""
            prodops() { "{{ProdopsProgram.Host}}" "{{ProdopsProgram.Assembly}}" "$@"; }
            {{script}}
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _prodops
            printf '%s\n' "${COMPREPLY[@]}"
            """);
    }

    private async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _place.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool CanRun(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(directory => File.Exists(Path.Combine(directory, program)));
}
