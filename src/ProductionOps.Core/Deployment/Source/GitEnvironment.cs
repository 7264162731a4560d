using System.Collections;

namespace ProductionOps.Deployment.Source;

/// <summary>
/// The environment that git runs in: the user's own, for its keys, proxies and configuration, without what would point it at
/// another repository when the product itself runs from a git hook.
/// </summary>
internal static class GitEnvironment
{
    private static readonly HashSet<string> OfAnotherRepository = new(StringComparer.OrdinalIgnoreCase)
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_NAMESPACE", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    };

    public static IReadOnlyDictionary<string, string> Create(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (!OfAnotherRepository.Contains((string)entry.Key)) environment[(string)entry.Key] = (string?)entry.Value ?? string.Empty;
        }

        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        // Messages are recognised by their English text.
        environment["LC_ALL"] = "C";
        environment.TryAdd("GIT_ASKPASS", string.Empty);
        foreach (var (name, value) in variables) environment[name] = value;
        return environment;
    }
}
