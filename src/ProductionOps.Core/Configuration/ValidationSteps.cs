namespace ProductionOps.Configuration;

/// <summary>The names that <c>deployment.validationSteps</c> may hold.</summary>
public static class ValidationSteps
{
    /// <summary>Every known step, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["constitutional", "budgets", "lighthouse", "accessibility", "audit", "secrets"];
}
