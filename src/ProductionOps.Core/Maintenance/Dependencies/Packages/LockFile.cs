using System.Text.Json;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>What npm has locked: the versions, and who needs what.</summary>
internal sealed class LockFile
{
    private readonly Dictionary<string, LockEntry> _entries;

    private LockFile(Dictionary<string, LockEntry> entries) => _entries = entries;

    /// <summary>Everything that is locked, the project and its workspaces included.</summary>
    public IReadOnlyCollection<LockEntry> Entries => _entries.Values;

    /// <summary>Directories of the workspaces, relative to the project, in ordinal order.</summary>
    public IReadOnlyList<string> Workspaces =>
        [.. _entries.Values.Where(entry => entry.LinkTarget is not null && _entries.ContainsKey(entry.LinkTarget)).Select(entry => entry.LinkTarget!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads a lock file of npm 7 or later.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="OperationException"><c>DependencyLockInvalid</c>: it is not JSON, or has another form.</exception>
    public static LockFile Parse(ReadOnlyMemory<byte> content, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (document.RootElement.ValueKind != JsonValueKind.Object ||
                !document.RootElement.TryGetProperty("packages", out var packages) || packages.ValueKind != JsonValueKind.Object)
            {
                throw Invalid(path, "has no list of packages, as npm 7 and later write it", inner: null);
            }

            return new LockFile(packages.EnumerateObject()
                .Where(package => package.Value.ValueKind == JsonValueKind.Object && IsInside(package.Name))
                .ToDictionary(package => package.Name, package => Read(package.Name, package.Value), StringComparer.Ordinal));
        }
        catch (JsonException exception)
        {
            throw Invalid(path, "is not JSON", exception);
        }
    }

    /// <summary>The package that a name means to the one at a path, as Node.js looks for it; null when none is installed.</summary>
    public LockEntry? Resolve(string from, string name)
    {
        for (var folder = from; ; folder = Parent(folder))
        {
            var path = folder.Length == 0 ? $"node_modules/{name}" : $"{folder}/node_modules/{name}";
            if (_entries.TryGetValue(path, out var entry)) return entry.LinkTarget is { } target ? _entries.GetValueOrDefault(target) : entry;
            if (folder.Length == 0) return null;
        }
    }

    // The folder above: that of the package that holds it, or for a workspace its parent directories.
    private static string Parent(string folder)
    {
        var cut = folder.LastIndexOf("/node_modules/", StringComparison.Ordinal);
        if (cut < 0) cut = folder.StartsWith("node_modules/", StringComparison.Ordinal) ? -1 : folder.LastIndexOf('/');
        return cut < 0 ? "" : folder[..cut];
    }

    private static bool IsInside(string path) => !path.StartsWith('/') && !path.Split('/').Contains("..", StringComparer.Ordinal);

    private static LockEntry Read(string path, JsonElement package)
    {
        var dependencies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in new[] { "devDependencies", "optionalDependencies", "dependencies" }) Add(package, section, dependencies);
        var isLink = package.TryGetProperty("link", out var link) && link.ValueKind == JsonValueKind.True;
        return new LockEntry(path, Text(package, "version"))
        {
            Dependencies = dependencies,
            Peers = PeerRanges.Of(package),
            LinkTarget = isLink ? Text(package, "resolved") : null,
        };
    }

    private static void Add(JsonElement package, string section, Dictionary<string, string> ranges)
    {
        if (!package.TryGetProperty(section, out var found) || found.ValueKind != JsonValueKind.Object) return;
        foreach (var range in found.EnumerateObject().Where(range => range.Value.ValueKind == JsonValueKind.String)) ranges[range.Name] = range.Value.GetString()!;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static OperationException Invalid(string path, string reason, Exception? inner) => new(
        "DependencyLockInvalid",
        ErrorKind.Damaged,
        $"'{path}' {reason}. Make it anew with 'npm install --package-lock-only', and commit it.",
        path,
        inner);
}
