using System.Diagnostics;

namespace ProductionOps.Bench;

/// <summary>This program once more, so that the memory of one piece of work can be measured.</summary>
internal static class OwnProcess
{
    /// <summary>Runs it and returns what it writes.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"The process failed with {process.ExitCode}.");
    }
}
