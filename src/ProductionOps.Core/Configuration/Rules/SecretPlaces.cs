using System.Text.RegularExpressions;
using ProductionOps.Configuration.Secrets;

namespace ProductionOps.Configuration.Rules;

/// <summary>The places of a configuration where people put secrets by mistake, so that nothing from there is shown.</summary>
internal static partial class SecretPlaces
{
    private static readonly string[] Hidden =
        ["/environment/", "/environmentSettings", "/deployment/build/", "/command", "/rollbackCommand", "/sshOptions"];

    /// <summary>Whether the value at a JSON pointer may appear in a message.</summary>
    public static bool MayShow(string pointer) => !Array.Exists(Hidden, place => pointer.Contains(place, StringComparison.Ordinal));

    /// <summary>A text in which keys appear, without what somebody wrote behind a name by mistake, as in <c>NAME=value</c>.</summary>
    public static string HideAssignments(string text) => CredentialPatterns.Mask(Assignment().Replace(text, "=" + SecretRedactor.Mask));

    [GeneratedRegex(@"=[^/'\s]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Assignment();
}
