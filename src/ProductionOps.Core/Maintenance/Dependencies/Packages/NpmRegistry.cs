using System.Globalization;
using System.Text.Json;
using ProductionOps.Configuration;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>Asks the project's registry through npm.</summary>
/// <param name="npm">Runs npm.</param>
internal sealed class NpmRegistry(NpmClient npm)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly string[] Fields = ["dist-tags", "time", "versions", "repository", "homepage", "peerDependencies", "peerDependenciesMeta"];

    /// <summary>The direct dependencies that have a newer version, in or out of their range, with the version that is recommended.</summary>
    /// <exception cref="OperationException">As <see cref="NpmClient.RunAsync"/>; <c>DependencyLookupFailed</c>: npm failed otherwise.</exception>
    public async Task<IReadOnlyDictionary<string, string?>> ListOutdatedAsync(string directory, CancellationToken cancellationToken)
    {
        var answer = await npm.RunAsync(directory, Limit, ["outdated"], cancellationToken);

        // It ends with 1 when something is outdated.
        if (answer.ErrorCode is not null || answer.Result.ExitCode > 1) throw Failed(directory, "outdated", answer);
        return Read(directory, "outdated", answer, static root => root.EnumerateObject().ToDictionary(package => package.Name, LatestOf, StringComparer.Ordinal)) ?? [];
    }

    /// <summary>What the registry says of a package; null when it does not have it.</summary>
    /// <exception cref="OperationException">As <see cref="ListOutdatedAsync"/>.</exception>
    public async Task<PackageFacts?> FindAsync(string directory, string name, CancellationToken cancellationToken)
    {
        var answer = await npm.RunAsync(directory, Limit, ["view", name, .. Fields], cancellationToken);
        if (answer.ErrorCode is "E404") return null;
        if (!answer.Result.Succeeded || answer.ErrorCode is not null) throw Failed(directory, $"view {name}", answer);
        return Read(directory, $"view {name}", answer, root => FactsOf(name, root));
    }

    /// <summary>What a version expects beside it, as ranges by name.</summary>
    /// <exception cref="OperationException">As <see cref="ListOutdatedAsync"/>.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindPeersAsync(
        string directory, string name, SemanticVersion version, CancellationToken cancellationToken)
    {
        var answer = await npm.RunAsync(directory, Limit, ["view", $"{name}@{version}", "name", "version", "peerDependencies", "peerDependenciesMeta"], cancellationToken);
        if (!answer.Result.Succeeded || answer.ErrorCode is not null) throw Failed(directory, $"view {name}@{version}", answer);
        return Read(directory, $"view {name}@{version}", answer, PeerRanges.Of) ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    // A package that several workspaces need has a list.
    private static string? LatestOf(JsonProperty package) => package.Value.ValueKind == JsonValueKind.Array
        ? package.Value.EnumerateArray().Select(place => Text(place, "latest")).FirstOrDefault()
        : Text(package.Value, "latest");

    private static PackageFacts FactsOf(string name, JsonElement root)
    {
        var times = root.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.Object ? time : default;
        var latest = root.TryGetProperty("dist-tags", out var tags) ? Text(tags, "latest") : null;
        return new PackageFacts(
            name,
            SemanticVersion.TryParse(latest),
            [.. VersionsOf(root)
                .Select(text => (Version: SemanticVersion.TryParse(text), Time: Text(times, text)))
                .Where(version => version.Version is not null)
                .Select(version => new ReleasedVersion(version.Version!, TimeOf(version.Time)))
                .OrderByDescending(version => version.Version)])
        {
            ReleaseNotes = NotesOf(root),
            PeersOfLatest = PeerRanges.Of(root),
        };
    }

    // A package with one version has a text, one with several a list.
    private static IEnumerable<string> VersionsOf(JsonElement root)
    {
        if (!root.TryGetProperty("versions", out var versions)) return [];
        if (versions.ValueKind == JsonValueKind.String) return [versions.GetString()!];
        return versions.ValueKind == JsonValueKind.Array ? versions.EnumerateArray().Select(version => version.ToString()) : [];
    }

    private static string? NotesOf(JsonElement root)
    {
        var repository = root.TryGetProperty("repository", out var found) ? found : default;
        var address = repository.ValueKind == JsonValueKind.String ? repository.GetString()! : Text(repository, "url");
        const string GitHub = "github.com";
        if (address?.IndexOf(GitHub, StringComparison.Ordinal) is not (>= 0 and var at)) return Text(root, "homepage");
        var path = address[(at + GitHub.Length)..].Trim('/', ':').Split('#')[0];
        if (path.EndsWith(".git", StringComparison.Ordinal)) path = path[..^4];
        return $"https://github.com/{path}/releases";
    }

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static T? Read<T>(string directory, string command, NpmAnswer answer, Func<JsonElement, T> choose)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(answer.Result.Output)) return null;
        try
        {
            using var document = JsonDocument.Parse(answer.Result.Output);
            return document.RootElement.ValueKind == JsonValueKind.Object ? choose(document.RootElement) : throw Failed(directory, command, answer);
        }
        catch (JsonException)
        {
            throw Failed(directory, command, answer);
        }
    }

    private static OperationException Failed(string directory, string command, NpmAnswer answer)
    {
        var reason = answer.Summary.Length > 0 ? $"{answer.ErrorCode}: {answer.FirstLine}" : answer.Result.LastLine;
        return new OperationException(
            "DependencyLookupFailed", ErrorKind.Failed, $"'npm {command}' failed: {reason}. Nothing was changed. Run it in the project and mend what it says.", directory);
    }
}
