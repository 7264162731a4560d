using System.Text.Json;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>The versions of packages that a lock file of npm names.</summary>
internal sealed class InstalledPackages
{
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);

    private InstalledPackages()
    {
    }

    /// <summary>Reads a lock file of any version.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static InstalledPackages Parse(ReadOnlyMemory<byte> lockFile)
    {
        using var document = JsonDocument.Parse(lockFile);
        var installed = new InstalledPackages();
        if (Child(document.RootElement, "packages") is { } packages) installed.Add(packages, prefix: "");
        else if (Child(document.RootElement, "dependencies") is { } dependencies) installed.Add(dependencies, prefix: "node_modules/");
        return installed;
    }

    /// <summary>The version at a place such as <c>node_modules/a/node_modules/b</c>; null when the lock file has none.</summary>
    public string? VersionAt(string node) => _versions.GetValueOrDefault(node);

    private void Add(JsonElement packages, string prefix)
    {
        foreach (var package in packages.EnumerateObject())
        {
            if (package.Value.ValueKind != JsonValueKind.Object) continue;
            var node = prefix + package.Name;
            if (package.Value.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String)
                _versions[node] = version.GetString()!;

            // Lock files of version 1 nest what is installed below a package inside its entry.
            if (prefix.Length > 0 && Child(package.Value, "dependencies") is { } nested) Add(nested, node + "/node_modules/");
        }
    }

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object
            ? child
            : null;
}
