using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Targets fit the strategy and have what their type needs.</summary>
internal static class TargetRules
{
    public static IEnumerable<Finding> Check(DeploymentSettings deployment) =>
        Number(deployment)
            .Concat(Targets(deployment).SelectMany(pair => Fields(pair.Pointer, pair.Target)))
            .Concat(Slots(deployment))
            .Concat(Names(deployment));

    /// <summary>Every target with the JSON pointer to it.</summary>
    public static IEnumerable<(string Pointer, DeploymentTarget Target)> Targets(DeploymentSettings deployment)
    {
        if (deployment.Target is { } target) yield return ("/deployment/target", target);
        for (var i = 0; i < deployment.Targets.Count; i++) yield return (JsonPointer.Append("/deployment/targets", i), deployment.Targets[i]);
    }

    private static IEnumerable<Finding> Number(DeploymentSettings deployment)
    {
        if (deployment.Strategy == DeploymentStrategy.Rolling)
        {
            if (deployment.Targets.Count < 2 || deployment.Target is not null)
            {
                yield return Finding.Error(
                    "ConfigurationTargetsInvalid",
                    deployment.Target is null ? "/deployment/targets" : "/deployment/target",
                    "The rolling strategy needs two or more targets in deployment.targets and none in deployment.target.");
            }
        }
        else if (deployment.Target is null || deployment.Targets.Count > 0)
        {
            yield return Finding.Error(
                "ConfigurationTargetsInvalid",
                deployment.Target is null ? "/deployment" : "/deployment/targets",
                "This strategy needs exactly one target, in deployment.target. Use the strategy rolling for several.");
        }
    }

    private static IEnumerable<Finding> Fields(string pointer, DeploymentTarget target)
    {
        foreach (var (name, value) in Needed(target).Where(field => string.IsNullOrWhiteSpace(field.Value)))
        {
            yield return Finding.Error(
                "ConfigurationTargetIncomplete", pointer, $"A target of type {Literal(target.Type)} needs '{name}'.");
        }

        foreach (var (name, value) in Passed(target).Where(field => field.Value?.StartsWith('-') == true))
        {
            yield return Finding.Error(
                "ConfigurationValueUnsafe", $"{pointer}/{name}", "It begins with '-', which a program would take for an option.");
        }
    }

    private static IEnumerable<(string Name, string? Value)> Needed(DeploymentTarget target) => target.Type switch
    {
        DeploymentTargetType.Directory => [("path", target.Path)],
        DeploymentTargetType.Ssh => [("host", target.Host), ("path", target.Path)],
        DeploymentTargetType.GitBranch => [("branch", target.Branch)],
        _ => [("command", target.Command.Count > 0 ? target.Command[0] : null)],
    };

    // What becomes an argument of ssh, rsync or git.
    private static IEnumerable<(string Name, string? Value)> Passed(DeploymentTarget target) =>
        [("path", target.Path), ("host", target.Host), ("user", target.User), ("remote", target.Remote), ("branch", target.Branch)];

    private static IEnumerable<Finding> Slots(DeploymentSettings deployment)
    {
        if (deployment.Strategy != DeploymentStrategy.BlueGreen) yield break;
        if (deployment.Target is not { Type: DeploymentTargetType.GitBranch or DeploymentTargetType.Command } target) yield break;
        yield return Finding.Error(
            "ConfigurationStrategyUnsupported",
            "/deployment/strategy",
            $"A target of type {Literal(target.Type)} has no second slot. Use the strategy atomic.");
    }

    private static IEnumerable<Finding> Names(DeploymentSettings deployment) => deployment.Targets
        .Select((target, index) => (target.Name, index))
        .Where(pair => pair.Name is not null)
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1))
        .Select(pair => Finding.Error(
            "ConfigurationNameTwice",
            JsonPointer.Append("/deployment/targets", pair.index) + "/name",
            $"Another target is named '{pair.Name}' too. Give each its own name."));

    private static string Literal(DeploymentTargetType type) => type switch
    {
        DeploymentTargetType.Directory => "directory",
        DeploymentTargetType.Ssh => "ssh",
        DeploymentTargetType.GitBranch => "git-branch",
        _ => "command",
    };
}
