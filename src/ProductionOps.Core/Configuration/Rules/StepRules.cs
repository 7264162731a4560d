using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Validation steps are known, and only selected ones can be required; Lighthouse runs a possible number of times.</summary>
internal static class StepRules
{
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

        if (deployment.Lighthouse is { } lighthouse && lighthouse.MinimumRuns > lighthouse.MaximumRuns)
        {
            yield return Finding.Error(
                "ConfigurationRangeInvalid", "/deployment/lighthouse/minimumRuns", "It is greater than maximumRuns. Lower it or raise that.");
        }
    }
}
