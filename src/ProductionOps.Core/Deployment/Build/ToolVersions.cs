using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Build;

/// <summary>Which tools a project is built with, as the project itself and the tools say.</summary>
internal sealed class ToolVersions(IProcessRunner processes, IFileSystem files)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The version of Astro that is installed in the project, or else that its lock file names; null when neither has it.</summary>
    public string? FindAstro(string project) =>
        Read(Path.Combine(project, "node_modules", "astro", "package.json"), static root => Text(root, "version")) ??
        Read(Path.Combine(project, "package-lock.json"), static root =>
            root.TryGetProperty("packages", out var packages) &&
            packages.ValueKind == JsonValueKind.Object &&
            packages.TryGetProperty("node_modules/astro", out var astro)
                ? Text(astro, "version")
                : null);

    /// <summary>The version of the Node.js that the build found; null when the project has no package.json or there is no node.</summary>
    public async Task<string?> FindNodeAsync(
        string project, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        if (!files.FileExists(Path.Combine(project, "package.json"))) return null;
        var request = new ProcessRequest("node", ["--version"]) { WorkingDirectory = project, Environment = environment, Timeout = Limit };
        try
        {
            var result = await processes.RunAsync(request, cancellationToken);
            return result.Succeeded ? result.Output.Trim().TrimStart('v') : null;
        }
        catch (OperationException exception) when (exception.Id is "ProgramNotFound" or "ProgramTimeout")
        {
            // The build ran without a node on this PATH, so its version is not known.
            return null;
        }
    }

    private string? Read(string path, Func<JsonElement, string?> choose)
    {
        if (!files.FileExists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(files.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? choose(document.RootElement) : null;
        }
        catch (JsonException)
        {
            // It is the package manager's file; a build that succeeded did not mind either.
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
