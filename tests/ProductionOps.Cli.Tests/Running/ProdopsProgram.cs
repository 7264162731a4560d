using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>The built program, run as a process.</summary>
internal static class ProdopsProgram
{
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "prodops.dll");

    /// <summary>The dotnet that runs these tests.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static ProcessStartInfo StartInfo(string directory, IReadOnlyDictionary<string, string>? environment, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(Host, [Assembly, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var name in new[] { "PRODUCTIONOPS_STORE", "NO_COLOR", "COLUMNS" }) info.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) info.Environment[name] = value;
        return info;
    }

    public static async Task<ProgramResult> RunAsync(
        string directory, IReadOnlyDictionary<string, string>? environment, string? input, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(StartInfo(directory, environment, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramResult(process.ExitCode, await output, await error);
    }

    /// <summary>Sends a signal to a program that runs.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>What a program writes until it has written a text.</summary>
    public static async Task<string> ReadUntilAsync(StreamReader reader, string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
        {
            var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line is not null, $"the program ended before '{text}':\n{read}");
            read += line + "\n";
        }

        return read;
    }
}
