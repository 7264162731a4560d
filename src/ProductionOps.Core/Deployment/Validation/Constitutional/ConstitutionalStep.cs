namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>
/// Reviews the constitutional principles and stops what the enforcement level does not allow, with the error id
/// <c>ConstitutionalViolation</c>. It judges the other steps, so it runs after them.
/// </summary>
/// <param name="check">Reviews.</param>
public sealed class ConstitutionalStep(ConstitutionalCheck check) : IValidationStep
{
    /// <summary>Name of the step.</summary>
    public const string StepName = "constitutional";

    /// <inheritdoc/>
    public string Name => StepName;

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            return Judge(context, await check.ReviewAsync(context, StepName, cancellationToken));
        }
        catch (OperationException exception)
        {
            return ValidationOutcome.Unknown($"The constitutional principles could not be reviewed: {exception.Message}");
        }
    }

    private static ValidationOutcome Judge(ValidationContext context, ConstitutionalReview review)
    {
        if (review.ToCompliance() is not { } compliance)
        {
            return ValidationOutcome.Unknown(
                "No constitutional principle is in force, or none could be judged. " +
                "See the section constitutional of the configuration.");
        }

        var stop = ConstitutionalEnforcement.Decide(context.Configuration.Constitutional.EnforcementLevel, compliance.Score, review.Violations.Count);
        List<string> findings = [.. review.Violations, .. review.NotJudged];
        if (stop is not null) findings.Insert(0, stop);
        return new ValidationOutcome(stop is null ? ValidationStatus.Passed : ValidationStatus.Failed, findings)
        {
            ErrorId = stop is null ? null : "ConstitutionalViolation",
            Apply = validation => validation with { ConstitutionalCompliance = compliance },
        };
    }
}
