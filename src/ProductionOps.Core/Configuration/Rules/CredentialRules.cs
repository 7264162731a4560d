using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Configuration.Secrets;

namespace ProductionOps.Configuration.Rules;

/// <summary>No text anywhere may hold a credential: a configuration is kept, compared, exported and committed.</summary>
internal static class CredentialRules
{
    public static IEnumerable<Finding> Check(JsonNode json) => Texts(json, string.Empty)
        .Where(leaf => CredentialPatterns.HoldsCredential(leaf.Text) || (IsOwn(leaf.Pointer) && leaf.Text.Length > 0))
        .Select(leaf => Finding.Error(
            "ConfigurationSecretValue",
            leaf.Pointer,
            "This holds a credential (not shown). Remove it, revoke it if the file was shared, and name a secret in " +
            "environmentSettings.secrets, or use an ssh key or a credential helper."));

    // The keys of the product are known not to hold secrets; of a key of somebody's own, the name tells.
    private static bool IsOwn(string pointer) =>
        pointer.Contains("/x-", StringComparison.Ordinal) && CredentialPatterns.IsSecretName(pointer.Split('/')[^1].Replace('-', '_'));

    private static IEnumerable<(string Pointer, string Text)> Texts(JsonNode? node, string pointer) => node switch
    {
        JsonObject mapping => mapping.SelectMany(pair => Texts(pair.Value, JsonPointer.Append(pointer, pair.Key))),
        JsonArray sequence => sequence.SelectMany((item, index) => Texts(item, JsonPointer.Append(pointer, index))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(pointer, value.GetValue<string>())],
        _ => [],
    };
}
