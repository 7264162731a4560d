using System.Text.Json.Nodes;
using ProductionOps.Processes;

namespace ProductionOps.Testing;

/// <summary>Packages that tests publish, packed by <c>npm pack</c>.</summary>
/// <param name="npm">Path of npm.</param>
/// <param name="folder">Folder to work in.</param>
public sealed class NpmPackages(string npm, string folder)
{
    private readonly List<(JsonObject Manifest, string Folder)> _added = [];

    /// <summary>Adds a package of one module.</summary>
    /// <param name="name">Name.</param>
    /// <param name="version">Version.</param>
    /// <param name="code">Text of its index.js.</param>
    /// <param name="more">More of its package.json, as JSON.</param>
    public void Add(string name, string version, string code, string more = "{}")
    {
        var manifest = JsonNode.Parse(more)!.AsObject();
        (manifest["name"], manifest["version"], manifest["main"]) = (name, version, "index.js");
        var place = Path.Combine(folder, "packages", $"{name.Replace('/', '-')}-{version}");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "package.json"), manifest.ToJsonString());
        File.WriteAllText(Path.Combine(place, "index.js"), code);
        _added.Add((manifest, place));
    }

    /// <summary>Packs everything.</summary>
    /// <returns>Manifests and tarballs, by name and version as in <c>left-pad@1.0.0</c>.</returns>
    public async Task<IReadOnlyDictionary<string, (JsonObject Manifest, byte[] Tarball)>> PackAsync(CancellationToken cancellationToken)
    {
        var output = Path.Combine(folder, "tarballs");
        Directory.CreateDirectory(output);
        var request = new ProcessRequest(npm, ["pack", "--ignore-scripts", "--pack-destination", output, .. _added.Select(package => package.Folder)]) { WorkingDirectory = folder };
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(request, cancellationToken);
        if (!result.Succeeded) throw new InvalidOperationException($"npm pack failed: {result.Error}");
        return _added.ToDictionary(
            package => $"{package.Manifest["name"]}@{package.Manifest["version"]}",
            package => (package.Manifest, File.ReadAllBytes(Path.Combine(output, Path.GetFileName(package.Folder).TrimStart('@') + ".tgz"))),
            StringComparer.Ordinal);
    }
}
