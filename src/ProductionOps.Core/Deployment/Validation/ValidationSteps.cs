using ProductionOps.Deployment.Validation.Constitutional;

namespace ProductionOps.Deployment.Validation;

/// <summary>The validation steps by their names.</summary>
/// <param name="steps">Every step that there is.</param>
public sealed class ValidationSteps(IEnumerable<IValidationStep> steps)
{
    private readonly List<IValidationStep> _steps = [.. steps];

    /// <summary>
    /// The steps of a list of names in its order, each once; the constitutional step, which judges the others, comes last wherever
    /// it is named.
    /// </summary>
    /// <exception cref="OperationException"><c>ValidationStepUnknown</c>: there is no step of a name.</exception>
    public IReadOnlyList<IValidationStep> Select(IEnumerable<string> names) =>
    [
        .. names
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name == ConstitutionalStep.StepName)
            .Select(name => _steps.Find(step => step.Name == name) ?? throw Unknown(name)),
    ];

    private OperationException Unknown(string name) => new(
        "ValidationStepUnknown",
        ErrorKind.InvalidInput,
        $"There is no validation step '{name}'. Use {string.Join(", ", _steps.Select(step => step.Name))} in deployment.validationSteps.",
        name);
}
