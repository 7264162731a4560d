using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>A package.json: what it depends on, and changes that leave everything else in it as it was written.</summary>
internal sealed partial class PackageManifest
{
    private static readonly string[] Sections = ["dependencies", "devDependencies", "optionalDependencies"];

    private readonly byte[] _content;
    private readonly List<(string Name, int Start, int Length)> _places;

    private PackageManifest(byte[] content, List<(string Name, int Start, int Length)> places, IReadOnlyList<ManifestDependency> dependencies)
    {
        _content = content;
        _places = places;
        Dependencies = dependencies;
    }

    /// <summary>What it depends on; a name may stand in two sections.</summary>
    public IReadOnlyList<ManifestDependency> Dependencies { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content => _content;

    /// <summary>Reads a package.json.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="OperationException"><c>DependencyManifestInvalid</c>: it is not JSON.</exception>
    public static PackageManifest Parse(byte[] content, string path)
    {
        try
        {
            // A mark of the byte order is not JSON, and npm takes it all the same.
            var skip = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            var (places, dependencies) = Find(content.AsSpan(skip), skip);
            return new PackageManifest(content, places, dependencies);
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "DependencyManifestInvalid", ErrorKind.Damaged, $"'{path}' is not JSON: {exception.Message} Mend it and commit it.", path, exception);
        }
    }

    /// <summary>The same with other ranges, everything else byte for byte.</summary>
    public byte[] WithSpecs(IReadOnlyDictionary<string, string> specs)
    {
        using var changed = new MemoryStream(_content.Length + 64);
        var done = 0;
        foreach (var (name, start, length) in _places)
        {
            if (!specs.TryGetValue(name, out var spec)) continue;
            changed.Write(_content.AsSpan(done, start - done));
            changed.Write(JsonSerializer.SerializeToUtf8Bytes(spec, PlainJson.Npm.String));
            done = start + length;
        }

        changed.Write(_content.AsSpan(done));
        return changed.ToArray();
    }

    /// <summary>A package.json with versions that other packages get, whatever they ask for; indented as it was.</summary>
    public static byte[] WithOverrides(byte[] content, IReadOnlyDictionary<string, string> overrides)
    {
        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        var root = JsonNode.Parse(text)!.AsObject();
        if (root["overrides"] is not JsonObject own) root["overrides"] = own = [];
        foreach (var (name, version) in overrides) own[name] = version;
        var indent = Indent().Match(text).Groups["indent"].Value;
        var options = new JsonSerializerOptions(PlainJson.Npm.Options)
        {
            WriteIndented = true,
            NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n",
            IndentCharacter = indent.StartsWith('\t') ? '\t' : ' ',
            IndentSize = Math.Clamp(indent.Length == 0 ? 2 : indent.Length, 1, 8),
        };
        return Encoding.UTF8.GetBytes(root.ToJsonString(options) + (text.EndsWith('\n') ? options.NewLine : ""));
    }

    /// <summary>The value of a string in one of its objects, such as a script; null when there is none.</summary>
    public string? Find(string section, string name)
    {
        var skip = _content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var root = JsonNode.Parse(_content.AsSpan(skip));
        return root is JsonObject && root[section] is JsonObject found && found[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    private static (List<(string Name, int Start, int Length)> Places, List<ManifestDependency> Dependencies) Find(ReadOnlySpan<byte> json, int skip)
    {
        var places = new List<(string, int, int)>();
        var dependencies = new List<ManifestDependency>();
        var reader = new Utf8JsonReader(json);
        string? section = null;
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) section = reader.GetString();
            if (reader.CurrentDepth != 2 || !Sections.Contains(section, StringComparer.Ordinal)) continue;
            if (reader.TokenType == JsonTokenType.PropertyName) name = reader.GetString();
            if (reader.TokenType != JsonTokenType.String || name is null) continue;
            var start = (int)reader.TokenStartIndex;
            places.Add((name, start + skip, (int)reader.BytesConsumed - start));
            dependencies.Add(new ManifestDependency(name, reader.GetString()!));
        }

        return (places, dependencies);
    }

    [GeneratedRegex(@"\A\{\r?\n(?<indent>[ \t]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indent();
}
