using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>The guide, typed into a shell from its first command to its last.</summary>
public sealed partial class GuideTests
{
    private const int Timeout = 5_000;

    [Fact]
    public async Task Every_command_of_the_guide_succeeds()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The guide is for a POSIX shell.");
            return;
        }

        using var place = new Workplace();
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        place.Write("bin/prodops", $"#!/bin/sh\nexec '{ProdopsProgram.Host}' '{ProdopsProgram.Assembly}' \"$@\"\n");
        File.SetUnixFileMode(place.PathOf("bin/prodops"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var guide = await File.ReadAllTextAsync(Guide(), TestContext.Current.CancellationToken);
        var script = string.Join('\n', ShellBlocks().Matches(guide).Select(static match => match.Groups["code"].Value)).Replace("8080", port, StringComparison.Ordinal);
        place.Write("guide.sh", $"set -e\ntrap 'kill $! 2>/dev/null' EXIT\nexport PATH=\"$PWD/bin:$PATH\"\n{script}");

        var info = new ProcessStartInfo("sh", ["guide.sh"]) { WorkingDirectory = place.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "PRODUCTIONOPS_STORE", "PRODUCTIONOPS_ENVIRONMENT" }) info.Environment.Remove(name);
        using var shell = Process.Start(info)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"It ended with {shell.ExitCode}.\n{await output}\n{await error}");
        Assert.Contains("</html>", await File.ReadAllTextAsync(place.PathOf("harbour/report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("harbour/restored/site/public/index.html")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Guide([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/guide.md"));

    [GeneratedRegex(@"^```sh\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex ShellBlocks();
}
