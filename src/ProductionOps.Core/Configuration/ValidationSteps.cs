namespace ProductionOps.Configuration;

/// <summary>The names that <c>deployment.validationSteps</c> may hold.</summary>
public static class ValidationSteps
{
    /// <summary>Every known step, in the order in which they make most sense: quick ones first, and last the one that judges the others.</summary>
    public static IReadOnlyList<string> Names { get; } = ["budgets", "secrets", "audit", "lighthouse", "accessibility", "constitutional"];
}
