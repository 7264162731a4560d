using System.Text.Json;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>How a run of the program ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>The records that were written as one JSON array.</summary>
    public IReadOnlyList<JsonElement> Records => [.. JsonDocument.Parse(Output).RootElement.EnumerateArray()];

    /// <summary>The one record that was written.</summary>
    public JsonElement Record => Assert.Single(Records);

    public ProgramResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        return this;
    }

    public ProgramResult Failed(int exitCode, string errorId)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Error}\n{Output}");
        Assert.Contains($"prodops: error {errorId}: ", Error, StringComparison.Ordinal);
        return this;
    }
}
