using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation;

/// <summary>What a validation step found.</summary>
/// <param name="Status">Whether it passed, failed, or could not run.</param>
/// <param name="Findings">
/// One sentence per problem, each saying what to do; why it could not run, when it could not; what to know although it passed, when
/// it did, to be shown as warnings.
/// </param>
public sealed record ValidationOutcome(ValidationStatus Status, IReadOnlyList<string> Findings)
{
    /// <summary>Puts what was measured into the record; nothing when nothing was measured.</summary>
    public Func<DeploymentValidation, DeploymentValidation> Apply { get; init; } = static validation => validation;

    /// <summary>A step that could not run.</summary>
    /// <param name="reason">Why, and what to do to make it run.</param>
    public static ValidationOutcome Unknown(string reason) => new(ValidationStatus.Unknown, [reason]);

    /// <summary>Stable identifier of the failure for the record's error, such as <c>BudgetExceeded</c>; null when it passed.</summary>
    public string? ErrorId { get; init; }
}
