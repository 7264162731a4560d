using System.Text;
using System.Text.Json;
using ProductionOps.Configuration;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>
/// The principle <c>zeroGitHubActions</c>: no file of <c>.github/workflows</c> could run. A file that is empty, commented out,
/// without a trigger, without a job, or with nothing but jobs under <c>if: false</c> cannot; one that cannot be understood counts as
/// one that can. A composite <c>action.yml</c> runs only from a workflow, so it is fine.
/// </summary>
/// <param name="files">Reads the files.</param>
/// <param name="yaml">Reads YAML; asked for only when there is a workflow.</param>
public sealed class WorkflowCheck(IFileSystem files, Func<IYamlConverter> yaml)
{
    /// <summary>The name of the principle.</summary>
    public const string Principle = "zeroGitHubActions";

    private const string Name = "no-github-workflows";
    private const int LargestFile = 512 * 1024;

    /// <summary>Checks a repository.</summary>
    public PrincipleResult Review(string repositoryRoot)
    {
        var directory = Path.Combine(repositoryRoot, ".github", "workflows");
        var running = files.Enumerate(directory)
            .Where(entry => entry.Kind != FileEntryKind.Directory && Path.GetExtension(entry.Name) is ".yml" or ".yaml")
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Where(entry => CouldRun(Path.Combine(directory, entry.Name)))
            .Select(entry => CheckResult.Violated(
                Name,
                $"The workflow .github/workflows/{entry.Name} could run. Delete it, or take its triggers away ('on: {{}}'), and run its work here."))
            .ToList();
        return new PrincipleResult(Principle, running.Count == 0 ? [CheckResult.Passed(Name)] : running);
    }

    private bool CouldRun(string path)
    {
        try
        {
            using var content = files.OpenRead(path);
            if (content.Length > LargestFile) return true;
            var text = new StreamReader(content, Encoding.UTF8).ReadToEnd();
            if (IsBlank(text)) return false;
            using var workflow = JsonDocument.Parse(yaml().ToJson(text, path));
            return CouldRun(workflow.RootElement);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is OperationException or JsonException || FileErrors.IsFileError(exception))
        {
            return true;
        }
    }

    private static bool IsBlank(string text) =>
        text.Split('\n').All(line => line.Trim().TrimStart('\uFEFF') is "" or "---" or "..." || line.TrimStart().TrimStart('\uFEFF').StartsWith('#'));

    // YAML 1.1 reads the key "on" as true; a converter may write either.
    private static bool CouldRun(JsonElement workflow) =>
        workflow.ValueKind == JsonValueKind.Object &&
        (HasContent(workflow, "on") || HasContent(workflow, "true")) &&
        HasContent(workflow, "jobs") &&
        (workflow.GetProperty("jobs") is not { ValueKind: JsonValueKind.Object } jobs || jobs.EnumerateObject().Any(job => !IsOff(job.Value)));

    private static bool HasContent(JsonElement workflow, string name) =>
        workflow.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => false,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
            _ => true,
        };

    private static bool IsOff(JsonElement job) =>
        job.ValueKind == JsonValueKind.Object && job.TryGetProperty("if", out var condition) &&
        (condition.ValueKind == JsonValueKind.False ||
            (condition.ValueKind == JsonValueKind.String && condition.GetString()!.Trim() is "false" or "${{ false }}"));
}
