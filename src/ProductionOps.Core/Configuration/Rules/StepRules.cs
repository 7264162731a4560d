using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Validation steps are known, and only selected ones can be required; Lighthouse runs a possible number of times.</summary>
internal static class StepRules
{
    private const string Judge = "constitutional";

    public static IEnumerable<Finding> Check(DeploymentSettings deployment)
    {
        for (var i = 0; i < deployment.RequiredSteps.Count; i++)
        {
            var step = deployment.RequiredSteps[i];
            if (deployment.ValidationSteps.Contains(step, StringComparer.Ordinal)) continue;
            yield return Finding.Error(
                "ConfigurationStepNotSelected",
                JsonPointer.Append("/deployment/requiredSteps", i),
                $"'{step}' is required and does not run. Add it to validationSteps or remove it here.");
        }

        if (deployment.ValidationSteps.SkipLast(1).Contains(Judge, StringComparer.Ordinal))
        {
            yield return Finding.Warning(
                "ConfigurationStepOrder",
                "/deployment/validationSteps",
                $"'{Judge}' judges the steps before it. Put it last, or it cannot see what the others find.");
        }

        if (deployment.Lighthouse is { } lighthouse && lighthouse.MinimumRuns > lighthouse.MaximumRuns)
        {
            yield return Finding.Error(
                "ConfigurationRangeInvalid", "/deployment/lighthouse/minimumRuns", "It is greater than maximumRuns. Lower it or raise that.");
        }
    }
}
