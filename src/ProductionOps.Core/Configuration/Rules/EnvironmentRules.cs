using System.Text.RegularExpressions;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Names of variables and secrets are names, and no value is a secret.</summary>
internal static partial class EnvironmentRules
{
    private const int LongestName = 128;

    // It does not repeat the name, which may be NAME=value.
    private const string SecretAdvice =
        "The name says that the value is a secret (not shown). Move the name to environmentSettings.secrets, and the value to the process " +
        "environment or a SecretManagement vault.";

    public static IEnumerable<Finding> Check(EnvironmentSettings settings) =>
        Variables(settings).Concat(Secrets(settings.Secrets));

    /// <summary>Whether a text can be the name of an environment variable and is not a value in its place.</summary>
    public static bool IsName(string text) =>
        text.Length <= LongestName && Name().IsMatch(text) && !Digest().IsMatch(text) && !CredentialPatterns.IsKnownToken(text);

    private static IEnumerable<Finding> Variables(EnvironmentSettings settings)
    {
        foreach (var (name, value) in settings.Variables)
        {
            var pointer = JsonPointer.Append("/environmentSettings/variables", name);
            if (!Name().IsMatch(name))
                yield return Finding.Error("ConfigurationNameInvalid", pointer, "A variable's name has letters, digits and underscores only.");
            if (value.Length > 0 && CredentialPatterns.IsSecretName(name))
                yield return Finding.Error("ConfigurationSecretValue", pointer, SecretAdvice);
            if (settings.Secrets.Contains(name, StringComparer.Ordinal))
                yield return Finding.Error("ConfigurationNameTwice", pointer, "The same name is listed as a secret. Remove one of them.");
        }
    }

    private static IEnumerable<Finding> Secrets(IReadOnlyList<string> secrets) => secrets
        .Select((secret, index) => (secret, index))
        .Where(pair => !IsName(pair.secret))
        .Select(pair => Finding.Error(
            "ConfigurationSecretValue",
            JsonPointer.Append("/environmentSettings/secrets", pair.index),
            "This is not the name of a secret (it is not shown, in case it is a value). List names only, such as API_TOKEN; values come " +
            "from the process environment or a SecretManagement vault."));

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[0-9a-fA-F]{32,}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digest();
}
