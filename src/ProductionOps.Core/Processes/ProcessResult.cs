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

    /// <summary>Whether the beginning of the output was dropped because it was longer than the request allows.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The last line that says something, of standard error or else of standard output; empty when there is none.</summary>
    public string LastLine => LastLineOf(Error) ?? LastLineOf(Output) ?? string.Empty;

    private static string? LastLineOf(string text)
    {
        var end = text.AsSpan().TrimEnd();
        return end.IsEmpty ? null : end[(end.LastIndexOf('\n') + 1)..].Trim().ToString();
    }
}
