namespace ProductionOps.Integrations.Tests.Configuration;

/// <summary>Configurations that tests start from.</summary>
internal static class ConfigurationTexts
{
    public const string Minimal = """
        environment: production
        application:
          name: Exämple 試 🚀
          homepage: https://www.example.org/
        deployment:
          target:
            type: directory
            path: ../served

        """;

    /// <summary>The minimal one with more lines at its end.</summary>
    public static string With(string more) => Minimal + more.ReplaceLineEndings("\n") + "\n";

    /// <summary>The minimal one with more under <c>deployment</c>, which is its last section.</summary>
    public static string WithDeployment(string more) =>
        With(string.Join('\n', more.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + line)));

    /// <summary>The minimal one with another target.</summary>
    public static string WithTarget(string target) => Minimal[..Minimal.IndexOf("  target:", StringComparison.Ordinal)] + target.ReplaceLineEndings("\n") + "\n";
}
