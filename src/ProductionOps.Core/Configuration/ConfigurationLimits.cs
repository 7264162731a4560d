namespace ProductionOps.Configuration;

/// <summary>How large a configuration may be, so that a hostile or mistaken file cannot exhaust memory.</summary>
public static class ConfigurationLimits
{
    /// <summary>Characters of the text.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>Values, after aliases are followed.</summary>
    public const int MaximumNodes = 10_000;

    /// <summary>Levels of nesting.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Refuses a text that is too long.</summary>
    /// <exception cref="OperationException"><c>ConfigurationTooLarge</c>.</exception>
    public static void CheckLength(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= MaximumLength) return;
        throw new OperationException(
            "ConfigurationTooLarge",
            ErrorKind.InvalidInput,
            $"{source} has {text.Length:N0} characters; a configuration may have {MaximumLength:N0}. Check that it is the right file.",
            source);
    }

    /// <summary>The error for a document with too many values or levels.</summary>
    public static OperationException TooComplex(string source, long line) => new(
        "ConfigurationTooComplex",
        ErrorKind.InvalidInput,
        $"{source}, line {line}: the document has more than {MaximumNodes:N0} values after its aliases are followed, or more than " +
        $"{MaximumDepth} levels. Write it with fewer aliases.",
        source);
}
