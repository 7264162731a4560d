namespace ProductionOps.HelpBuilder;

/// <summary>A page of the documentation cannot be turned into help.</summary>
/// <param name="path">The page.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="message">What is wrong.</param>
public sealed class HelpSourceException(string path, int line, string message) : Exception(message)
{
    /// <summary>The page.</summary>
    public string Path { get; } = path;

    /// <summary>Line, from 1.</summary>
    public int Line { get; } = line;
}
