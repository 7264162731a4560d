namespace ProductionOps.Deployment.Validation;

/// <summary>One check of a built site before it is released.</summary>
public interface IValidationStep
{
    /// <summary>Its name in <c>deployment.validationSteps</c>.</summary>
    string Name { get; }

    /// <summary>Checks. Problems of the site are findings in the outcome, not exceptions.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken);
}
