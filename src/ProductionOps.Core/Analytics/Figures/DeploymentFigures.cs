using ProductionOps.Model;

namespace ProductionOps.Analytics.Figures;

/// <summary>The figures of deployment analytics.</summary>
internal static class DeploymentFigures
{
    public static IReadOnlyList<AnalyticsFigure> Of(PerformanceAnalytics current, PerformanceAnalytics before)
    {
        var list = new FigureList(current.Environment!.Value, current.Period!);
        var (frequency, frequencyBefore) = (current.DeploymentFrequency, before.DeploymentFrequency);
        list.Add("deploymentFrequency.deployments", "", frequency.Deployments, frequencyBefore.Deployments, records: current.Dora!.DeploymentFrequency.DeploymentIds);
        list.Add("deploymentFrequency.daily", "", frequency.Daily, frequencyBefore.Daily);
        list.Add("deploymentFrequency.weekly", "", frequency.Weekly, frequencyBefore.Weekly);
        list.Add("deploymentFrequency.monthly", "", frequency.Monthly, frequencyBefore.Monthly);
        list.Add("deploymentFrequency.rollbacks", "", frequency.Rollbacks, frequencyBefore.Rollbacks);
        list.Add("buildTimes.average", "s", current.BuildTimes.Average, before.BuildTimes.Average, current.BuildTimes);
        list.Add("buildTimes.median", "s", current.BuildTimes.Median, before.BuildTimes.Median);
        list.Add("buildTimes.percentile95", "s", current.BuildTimes.Percentile95, before.BuildTimes.Percentile95);
        list.Add("deploymentSuccess.rate", "%", current.DeploymentSuccess.Rate, before.DeploymentSuccess.Rate, current.DeploymentSuccess);
        AddCounts(list, "deploymentSuccess.failureReasons", current.DeploymentSuccess.FailureReasons, before.DeploymentSuccess.FailureReasons);
        list.Add("constitutionalCompliance.averageScore", "", current.ConstitutionalCompliance.AverageScore, before.ConstitutionalCompliance.AverageScore, current.ConstitutionalCompliance);
        AddCounts(list, "constitutionalCompliance.violations", current.ConstitutionalCompliance.Violations, before.ConstitutionalCompliance.Violations);
        AddDora(list, current.Dora, before.Dora!);
        return list.Figures;
    }

    private static void AddDora(FigureList list, DoraMetrics current, DoraMetrics before)
    {
        AddTime(list, "dora.changeLeadTime", current.ChangeLeadTime, before.ChangeLeadTime);
        list.Add("dora.deploymentFrequency.perDay", "", current.DeploymentFrequency.PerDay, before.DeploymentFrequency.PerDay, current.DeploymentFrequency.Rhythm ?? current.DeploymentFrequency.Note, current.DeploymentFrequency.DeploymentIds);
        AddTime(list, "dora.failedDeploymentRecoveryTime", current.FailedDeploymentRecoveryTime, before.FailedDeploymentRecoveryTime);
        AddRate(list, "dora.changeFailRate", current.ChangeFailRate, before.ChangeFailRate);
        AddRate(list, "dora.deploymentReworkRate", current.DeploymentReworkRate, before.DeploymentReworkRate);
        list.Add("dora.stopped", "", current.Stopped.Count, before.Stopped.Count, records: current.Stopped.DeploymentIds);
    }

    private static void AddTime(FigureList list, string name, DoraTime current, DoraTime before) =>
        list.Add($"{name}.median", "s", current.Median, before.Median, current.Note, current.DeploymentIds);

    private static void AddRate(FigureList list, string name, DoraRate current, DoraRate before) =>
        list.Add($"{name}.rate", "%", current.Rate, before.Rate, current.Note, current.DeploymentIds);

    private static void AddCounts(FigureList list, string name, IReadOnlyDictionary<string, int> current, IReadOnlyDictionary<string, int> before)
    {
        foreach (var key in current.Keys.Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            list.Add($"{name}.{key}", "", current.GetValueOrDefault(key), before.GetValueOrDefault(key));
    }
}
