using System.Globalization;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>A place where a secret stands. The secret itself is not in it.</summary>
/// <param name="Path">Path relative to the output, with forward slashes.</param>
/// <param name="Line">Line, from 1; null when the file itself is the finding.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Preview">What may be shown of it.</param>
/// <param name="IsDoubtful">Whether it may well be meant to be public.</param>
internal sealed record SecretFinding(string Path, long? Line, string Rule, string Preview, bool IsDoubtful)
{
    /// <summary>The finding as a sentence.</summary>
    public string Describe()
    {
        var place = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{Path}:{line}") : Path;
        var remedy = IsDoubtful
            ? "If it is not meant to be public, take it out of the build and replace it at its issuer."
            : "Take it out of the build, and replace it at its issuer if it was ever published.";
        return $"{place}: {Rule}: {Preview}. {remedy}";
    }
}
