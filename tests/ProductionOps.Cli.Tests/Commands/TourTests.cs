using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class TourTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public async Task The_tour_does_what_it_says_and_leaves_its_folder()
    {
        // A machine where nobody has told git who they are.
        _place.Variables["GIT_CONFIG_GLOBAL"] = "/dev/null";
        _place.Variables["GIT_CONFIG_SYSTEM"] = "/dev/null";
        var story = (await _place.RunAsync("tour", "--path", "the töur")).Succeeded().Output;

        var folder = _place.PathOf("the töur");
        Assert.Contains(folder, story, StringComparison.Ordinal);
        var records = Directory.GetFiles(Path.Combine(folder, "production", "deployments"), "*-deployment.json")
            .Order(StringComparer.Ordinal)
            .Select(static path => JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            .ToList();
        var statuses = records.Select(static d => d.GetProperty("status").GetString()).ToList();
        Assert.Equal(["success", "success", "rolled-back"], statuses.Take(3));
        Assert.All(records, d => Assert.Contains(d.GetProperty("deploymentId").GetString()!, story, StringComparison.Ordinal));
        Assert.Contains("Open every day this summer.", await File.ReadAllTextAsync(
            Path.Combine(folder, ".deploy", "site", "current", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // The commands that the story shows work in the folder that it leaves.
        var test = await ProdopsProgram.RunAsync(folder, environment: null, input: null, "deployment", "list", "--output", "json");
        Assert.Equal(records.Count, test.Succeeded().Records.Count);
        (await ProdopsProgram.RunAsync(folder, environment: null, input: null, "deployment", "undo", "--what-if")).Succeeded();
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        _place.Write("mine/letter.txt", "dear keeper");
        var before = _place.Fingerprint();
        (await _place.RunAsync("tour", "--path", "mine")).Failed(2, "FolderNotEmpty");
        (await _place.RunAsync("tour", "--path", "mine/letter.txt")).Failed(1, "FolderNotUsable");
        Assert.Equal(before, _place.Fingerprint());
    }

    [Fact]
    public async Task Without_git_the_tour_says_what_is_missing()
    {
        _place.Variables["PATH"] = _place.Root;
        var host = new Dictionary<string, string>(_place.Variables, StringComparer.Ordinal);
        var result = await ProdopsProgram.RunAsync(_place.Root, host, input: null, "tour", "--path", "tour");
        result.Failed(1, "ProgramNotFound");
        Assert.Contains("git", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();
}
