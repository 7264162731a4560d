namespace ProductionOps.Reporting.Sarif;

/// <summary>A rule that results refer to (SARIF 2.1.0, 3.49).</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Level">How much its results matter.</param>
public sealed record SarifRule(string Id, string Summary, SarifLevel Level)
{
    /// <summary>What to do about it; null where nothing is to be said.</summary>
    public string? Help { get; init; }

    /// <summary>Words to filter by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
