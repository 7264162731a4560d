namespace ProductionOps.Deployment.Validation;

/// <summary>Says that accessibility was not tested, because no engine for it is installed; it never passes.</summary>
public sealed class AccessibilityStep : IValidationStep
{
    /// <inheritdoc/>
    public string Name => "accessibility";

    /// <inheritdoc/>
    public Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(ValidationOutcome.Unknown(
            "Accessibility was not tested: no accessibility engine is installed. " +
            "Remove 'accessibility' from deployment.validationSteps to stop asking for it."));
}
