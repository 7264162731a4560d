using ProductionOps.Model;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>By what updates are judged.</summary>
/// <param name="Configuration">The configuration in force.</param>
/// <param name="Variables">Variables of the build and the tests, values of secrets included.</param>
/// <param name="Redact">Takes secrets out of a text.</param>
internal sealed record JudgeSettings(ProductionConfiguration Configuration, IReadOnlyDictionary<string, string> Variables, Func<string, string> Redact)
{
    /// <summary>The check that runs the project's own tests.</summary>
    public const string Tests = "tests";

    private static readonly string[] DefaultChecks = [Tests, LinkStep.StepName, "budgets", "accessibility", "constitutional"];

    /// <summary>Values of the secrets that are known here, by name, which a check of the built site looks for.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of the checks besides install and build.</summary>
    public IReadOnlyList<string> Checks => Configuration.Maintenance.DependencyUpdates.Checks ?? DefaultChecks;

    /// <summary>The validation steps among them.</summary>
    public IReadOnlyList<string> Steps => [.. Checks.Where(check => check != Tests).Distinct(StringComparer.Ordinal)];

    // A record's text shows all of its parts, and some of them are secret.
    /// <inheritdoc/>
    public override string ToString() => nameof(JudgeSettings);
}
