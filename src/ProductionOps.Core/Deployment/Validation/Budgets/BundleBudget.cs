using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Budgets;

/// <summary>One class of files, what it weighs and what it may weigh.</summary>
/// <param name="Name">Name of the class: javascript, css or total.</param>
/// <param name="Size">Bytes of the build, uncompressed.</param>
/// <param name="Budget">Bytes that it may have.</param>
public sealed record BundleBudget(string Name, long Size, long Budget)
{
    /// <summary>Whether the class is within its budget; a budget itself is within.</summary>
    public bool IsMet => Size <= Budget;

    /// <summary>The budgets of a site, in the order javascript, css, total.</summary>
    public static IReadOnlyList<BundleBudget> Of(BundleSize size, BundleSizeTargets targets) =>
    [
        new("javascript", size.Javascript, targets.Javascript),
        new("css", size.Css, targets.Css),
        new("total", size.Total, targets.Total),
    ];

    /// <summary>By how much it is over its budget, as a sentence.</summary>
    public string Describe()
    {
        var share = Budget > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * (Size - Budget) / Budget:0.#} %)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"The {Name} budget of {Budget:N0} bytes is exceeded by {Size - Budget:N0} bytes{share}.");
    }
}
