namespace ProductionOps.Deployment.Source;

/// <summary>A git command.</summary>
/// <param name="Directory">Directory to run in.</param>
/// <param name="Arguments">The command and its arguments.</param>
internal sealed record GitCommand(string Directory, params IReadOnlyList<string> Arguments)
{
    /// <summary>Options of git itself, before the command.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Variables besides the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Text for its standard input.</summary>
    public string? Input { get; init; }

    /// <summary>Reads its output as bytes.</summary>
    public Func<Stream, CancellationToken, Task>? ReadOutput { get; init; }
}
