using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Says what a deployment or a rollback would do.</summary>
internal sealed class DeploymentPlanner(DeploymentHoldKeeper holds)
{
    public async Task<DeploymentPlan> PlanAsync(PreparedDeployment prepared, CancellationToken cancellationToken)
    {
        var obstacles = await ObstaclesAsync(cancellationToken);
        if (DeploymentPreparation.ObstacleOf(prepared) is { } obstacle) obstacles.Add(obstacle.Message);
        return new DeploymentPlan(
            "deploy", prepared.Request.Environment, prepared.Revision.CommitHash, Number(Steps(prepared)), obstacles);
    }

    public async Task<DeploymentPlan> PlanAsync(PreparedRollback prepared, CancellationToken cancellationToken)
    {
        var obstacles = await ObstaclesAsync(cancellationToken);
        return new DeploymentPlan(
            "rollback", prepared.Source.Environment, prepared.Source.CommitHash, Number(Steps(prepared)), obstacles);
    }

    private async Task<List<string>> ObstaclesAsync(CancellationToken cancellationToken) =>
        await holds.FindAsync(cancellationToken) is { } hold ? [DeploymentHoldKeeper.Describe(hold)] : [];

    private static IEnumerable<(string Stage, string Target, string Description)> Steps(PreparedDeployment prepared)
    {
        var settings = prepared.Configuration.Deployment;
        var revision = prepared.Revision;
        var state = revision.IsClean ? "clean" : new Quantity(revision.Changes.Count, "file changed", "files changed").ToString();
        yield return ("source", revision.BranchName, $"take commit {revision.CommitHash[..8]} ({state})");
        foreach (var step in BuildSteps(settings.Build)) yield return step;
        foreach (var step in settings.ValidationSteps)
        {
            var need = settings.RequiredSteps.Contains(step, StringComparer.Ordinal) ? ", required" : "";
            yield return ("validate", step, $"run validation step {step}{need}");
        }

        foreach (var target in prepared.Targets) yield return ("release", target.Target.Name, "stage the release beside what is served");
        foreach (var target in prepared.Targets)
        {
            if (settings.Strategy == DeploymentStrategy.BlueGreen) yield return ("prove", target.Target.Name, "check the idle slot");
            yield return ("release", target.Target.Name, $"switch {target.Site} ({JsonLiteral.Of(settings.Strategy)})");
            yield return ("prove", target.Target.Name, $"check {target.Health.Url} and hash what is served; on failure {OnFailure(settings, prepared)}");
        }
    }

    private static IEnumerable<(string Stage, string Target, string Description)> BuildSteps(BuildSettings? build)
    {
        if (build is null) yield break;
        if (build.Install.Count > 0) yield return ("build", build.Install[0], $"run {string.Join(' ', build.Install)}");
        if (build.Command.Count > 0) yield return ("build", build.Command[0], $"run {string.Join(' ', build.Command)}");
        if (build.Shell is { } shell) yield return ("build", "shell", $"run {shell}");
        yield return ("build", build.Output, $"take the site from {build.Output}");
    }

    private static IEnumerable<(string Stage, string Target, string Description)> Steps(PreparedRollback prepared)
    {
        foreach (var target in prepared.Targets) yield return ("prove", target.Target.Name, $"verify release {prepared.ReleaseId}");
        foreach (var target in prepared.Targets)
        {
            yield return ("release", target.Target.Name, $"switch {target.Site} from {prepared.UndoneDeploymentId ?? "nothing"} to {prepared.ReleaseId}");
            yield return ("prove", target.Target.Name, $"check {target.Health.Url} and hash what is served");
        }
    }

    private static List<DeploymentPlanStep> Number(IEnumerable<(string Stage, string Target, string Description)> steps) =>
        [.. steps.Select(static (step, index) => new DeploymentPlanStep(index + 1, step.Stage, step.Target, step.Description))];

    private static string OnFailure(DeploymentSettings settings, PreparedDeployment prepared)
    {
        if (settings.RollbackStrategy == RollbackStrategy.Manual) return "leave it and say so";
        return prepared.Live is null ? "say so (there is no earlier release)" : $"return to {DeploymentHistory.ReleaseIdOf(prepared.Live)}";
    }
}
