namespace ProductionOps.Reporting.Sarif;

/// <summary>One finding (SARIF 2.1.0, 3.27).</summary>
/// <param name="RuleId">The rule that it breaks.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">What was found, in a sentence.</param>
public sealed record SarifResult(string RuleId, SarifLevel Level, string Message)
{
    /// <summary>The file, relative to what was examined, with forward slashes, not escaped; null where it is about none.</summary>
    public string? Path { get; init; }

    /// <summary>Line, from 1; null where it is of the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>Column in UTF-16 code units, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Full path of another file that it comes from; null where there is none.</summary>
    public string? RelatedPath { get; init; }

    /// <summary>Texts that make it the same finding in another run, wherever it has moved in its file.</summary>
    public IReadOnlyList<string?> Fingerprint { get; init; } = [];

    /// <summary>Further facts by name.</summary>
    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
