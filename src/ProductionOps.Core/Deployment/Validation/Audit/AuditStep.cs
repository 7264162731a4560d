using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>Fails for known vulnerabilities of the dependencies, with the error id <c>VulnerabilitiesFound</c>.</summary>
/// <param name="audit">Looks for them.</param>
/// <param name="failsFrom">The least severity that fails; lesser ones are warnings.</param>
public sealed class AuditStep(NpmAudit audit, VulnerabilitySeverity failsFrom = VulnerabilitySeverity.High) : IValidationStep
{
    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var result = await audit.RunAsync(context.ProjectDirectory, cancellationToken);
        if (result.Vulnerabilities is not { } vulnerabilities) return ValidationOutcome.Unknown(result.Reason!);
        var fails = vulnerabilities.Any(vulnerability => vulnerability.Severity >= failsFrom);
        return new ValidationOutcome(fails ? ValidationStatus.Failed : ValidationStatus.Passed, [.. vulnerabilities.Select(Describe)])
        {
            ErrorId = fails ? "VulnerabilitiesFound" : null,
            Apply = validation => validation with
            {
                Security = new DeploymentSecurity { Vulnerabilities = vulnerabilities, SecurityScore = result.Score },
            },
        };
    }

    private static string Describe(SecurityVulnerability vulnerability)
    {
        var remedy = vulnerability.PatchedVersion is { } version ? $"Update it to {version}" : "Update or replace it";
        return $"{vulnerability.Package} {vulnerability.Version} has a vulnerability of severity " +
            $"{vulnerability.Severity.ToString().ToLowerInvariant()}: {vulnerability.Title.TrimEnd('.')} ({vulnerability.Id}). {remedy}.";
    }
}
