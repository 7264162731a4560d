using System.Text.RegularExpressions;

namespace ProductionOps.SchemaGenerator;

/// <summary>Titles for people from names for programs.</summary>
public static partial class Words
{
    /// <summary><c>HealthCheckUrl</c> becomes <c>Health check url</c>.</summary>
    public static string Title(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Boundary().Replace(name, " ").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Boundary();
}
