namespace ProductionOps.Processes;

/// <summary>A program to run.</summary>
/// <param name="Program">Name or path of the program.</param>
/// <param name="Arguments">Arguments, passed as they are.</param>
public sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Directory to run in; the current one when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// The whole environment of the program when not null; otherwise it inherits everything. Commands that the configuration names
    /// get only what they need.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Longest time that it may run; no limit when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Text for its standard input, which is otherwise empty.</summary>
    public string? Input { get; init; }

    /// <summary>Called with every line of its standard output and standard error, in order of arrival, from any thread.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Characters of standard output, and of standard error, that are kept; of a longer text the end.</summary>
    public int OutputLimit { get; init; } = 4 * 1024 * 1024;

    /// <summary>Reads standard output as bytes when not null; nothing of it is kept or given to <see cref="OnLine"/> then.</summary>
    public Func<Stream, CancellationToken, Task>? ReadOutput { get; init; }
}
