namespace ProductionOps.Configuration;

/// <summary>Something wrong with a configuration. No part of it ever holds a secret.</summary>
/// <param name="Id">Stable identifier, such as <c>ConfigurationUnknownKey</c>.</param>
/// <param name="Severity">Whether the configuration can be used.</param>
/// <param name="Source">File, or other origin, as the user named it.</param>
/// <param name="Pointer">JSON pointer to the value, such as <c>/deployment/strategy</c>; empty for the whole document.</param>
/// <param name="Rule">What is broken: a schema keyword such as <c>enum</c>, or <c>meaning</c>, or <c>syntax</c>.</param>
/// <param name="Value">The value as JSON, shortened; null when it is missing or must not be shown.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Line">Line of the source, counted from 1; null when it is not known.</param>
public sealed record ConfigurationProblem(
    string Id,
    ProblemSeverity Severity,
    string Source,
    string Pointer,
    string Rule,
    string? Value,
    string Message,
    int? Line)
{
    /// <summary>The rule of a text that is not YAML or JSON, or exceeds the limits.</summary>
    public const string SyntaxRule = "syntax";

    /// <summary>The rule of a value that has the right shape and makes no sense.</summary>
    public const string MeaningRule = "meaning";

    /// <summary>The problem in one line, as compilers write theirs.</summary>
    public override string ToString()
    {
        // The messages of syntax errors name their place themselves.
        if (Rule == SyntaxRule) return $"{Message} [{Id}]";
        var place = Line is null ? Source : $"{Source}:{Line}";
        var where = Pointer.Length == 0 ? string.Empty : $" {Pointer}:";
        var found = Value is null ? string.Empty : $" Found: {Value}.";
        return $"{place}:{where} {Message}{found} [{Id}]";
    }
}
