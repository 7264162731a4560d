using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>Decides whether a review stops a deployment.</summary>
public static class ConstitutionalEnforcement
{
    /// <summary>The least total score that the standard level lets pass.</summary>
    public const double StandardScore = 95;

    /// <summary>Why a review stops a deployment; null when it does not.</summary>
    /// <param name="level">Strict stops at any violation, standard under a score of 95, flexible never.</param>
    /// <param name="score">Total score, 0 to 100.</param>
    /// <param name="violations">Number of violations.</param>
    public static string? Decide(EnforcementLevel level, double score, int violations) => level switch
    {
        EnforcementLevel.Strict when violations > 0 => string.Create(
            CultureInfo.InvariantCulture, $"{violations} constitutional violations, and the enforcement level strict allows none."),
        EnforcementLevel.Standard when score < StandardScore => string.Create(
            CultureInfo.InvariantCulture, $"The constitutional score is {score:0.##}, and the enforcement level standard needs {StandardScore}."),
        _ => null,
    };
}
