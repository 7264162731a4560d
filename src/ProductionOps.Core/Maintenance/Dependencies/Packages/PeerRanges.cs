using System.Text.Json;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>Reads which packages a package expects beside it.</summary>
internal static class PeerRanges
{
    /// <summary>Ranges by name, without those that may be missing.</summary>
    /// <param name="manifest">The package's own description, or what the registry says of it.</param>
    public static IReadOnlyDictionary<string, string> Of(JsonElement manifest)
    {
        var peers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Child(manifest, "peerDependencies") is not { } found) return peers;
        var meta = Child(manifest, "peerDependenciesMeta");
        var optional = meta is null ? [] : meta.Value.EnumerateObject().Where(IsOptional).Select(peer => peer.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var peer in found.EnumerateObject())
        {
            if (peer.Value.ValueKind == JsonValueKind.String && !optional.Contains(peer.Name)) peers[peer.Name] = peer.Value.GetString()!;
        }

        return peers;
    }

    private static bool IsOptional(JsonProperty peer) =>
        peer.Value.ValueKind == JsonValueKind.Object && peer.Value.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True;

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;
}
