namespace ProductionOps.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 plus the signal on Unix when a signal ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Duration">How long it ran.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error, TimeSpan Duration)
{
    /// <summary>Whether it ended with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;
}
