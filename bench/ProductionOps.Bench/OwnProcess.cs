using System.Diagnostics;

namespace ProductionOps.Bench;

/// <summary>This program once more, so that the memory of one piece of work can be measured.</summary>
internal static class OwnProcess
{
    /// <summary>The first arguments of this program: run by dotnet, it is an argument itself.</summary>
    public static IEnumerable<string> Prefix() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];

    /// <summary>Runs it and returns what it writes.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in Prefix().Concat(arguments)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"The process failed with {process.ExitCode}.");
    }
}
