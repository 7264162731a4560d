using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>A build has one command, writes inside the project, and passes variables on by name.</summary>
internal static class BuildRules
{
    public static IEnumerable<Finding> Check(BuildSettings? build)
    {
        if (build is null) yield break;
        if (build.Command.Count > 0 && build.Shell is not null)
        {
            yield return Finding.Error(
                "ConfigurationBuildAmbiguous", "/deployment/build/shell", "There is a command and a shell command. Keep one of them.");
        }

        if (!PathRules.IsInside(build.Output)) yield return PathRules.Outside("/deployment/build/output");
        if (build.WorkingDirectory is not null && !PathRules.IsInside(build.WorkingDirectory))
            yield return PathRules.Outside("/deployment/build/workingDirectory");
        foreach (var (command, pointer) in new[] { (build.Install, "install"), (build.Command, "command") })
        {
            if (command.Count > 0 && string.IsNullOrWhiteSpace(command[0]))
                yield return Finding.Error("ConfigurationCommandEmpty", $"/deployment/build/{pointer}/0", "The first item is the program to run.");
        }

        for (var i = 0; i < build.Environment.Count; i++)
        {
            if (EnvironmentRules.IsName(build.Environment[i])) continue;
            yield return Finding.Error(
                "ConfigurationSecretValue",
                JsonPointer.Append("/deployment/build/environment", i),
                "This is not the name of a variable (it is not shown, in case it holds a value). List names only.");
        }
    }
}
