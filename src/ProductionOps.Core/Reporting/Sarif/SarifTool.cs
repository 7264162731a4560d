namespace ProductionOps.Reporting.Sarif;

/// <summary>What examined (SARIF 2.1.0, 3.18 and 3.19).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Semantic version.</param>
/// <param name="Rules">All rules that results may refer to.</param>
public sealed record SarifTool(string Name, string Version, IReadOnlyList<SarifRule> Rules)
{
    /// <summary>What a finding of the product itself is reported as.</summary>
    public static SarifTool OfProduct(IReadOnlyList<SarifRule> rules) =>
        new("ProductionOps", typeof(SarifTool).Assembly.GetName().Version?.ToString(3) ?? "0.0.0", rules);
}
