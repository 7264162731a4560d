using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>Pages of the documentation, typed into a shell from their first command to their last.</summary>
internal static partial class TypedPages
{
    private const int Timeout = 5_000;

    /// <summary>What is to be typed: the blocks of the shell in order. A block of YAML is a file production.yaml.</summary>
    /// <param name="names">Pages, by their names in docs.</param>
    public static string Read(params IEnumerable<string> names)
    {
        var text = string.Join('\n', names.Select(static name => File.ReadAllText(Path.Combine(Documentation(), name))));
        return string.Join('\n', Blocks().Matches(text).Select(static match => match.Groups["language"].Value == "sh"
            ? match.Groups["code"].Value
            : $"cat > production.yaml <<'YAML'\n{match.Groups["code"].Value}YAML\n"));
    }

    /// <summary>Types it in a folder, with its port 8080 replaced by one that is free, and requires that every command succeeds.</summary>
    /// <param name="place">The folder; programs in its folder <c>bin</c> come before those of the system.</param>
    /// <param name="script">What is typed.</param>
    /// <returns>What was written to standard output.</returns>
    public static async Task<string> TypeAsync(Workplace place, string script)
    {
        place.Write("bin/prodops", $"#!/bin/sh\nexec '{ProdopsProgram.Host}' '{ProdopsProgram.Assembly}' \"$@\"\n");
        MakeExecutable(place.PathOf("bin/prodops"));
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        place.Write("page.sh", $"set -e\ntrap 'kill $! 2>/dev/null || true' EXIT\nexport PATH=\"$PWD/bin:$PATH\" XDG_CONFIG_HOME=\"$PWD/config\"\n{script.Replace("8080", port, StringComparison.Ordinal)}");

        var info = new ProcessStartInfo("sh", ["page.sh"]) { WorkingDirectory = place.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "PRODUCTIONOPS_STORE", "PRODUCTIONOPS_ENVIRONMENT" }) info.Environment.Remove(name);
        using var shell = Process.Start(info)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"It ended with {shell.ExitCode}.\n{await output}\n{await error}");
        return await output;
    }

    /// <summary>Lets a file be run.</summary>
    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Documentation([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs"));

    [GeneratedRegex(@"^```(?<language>sh|yaml)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Blocks();
}
