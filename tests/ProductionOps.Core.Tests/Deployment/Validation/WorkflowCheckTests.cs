using ProductionOps.Configuration;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class WorkflowCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_repository_without_workflows_passes_without_a_yaml_reader()
    {
        var result = new WorkflowCheck(new PhysicalFileSystem(), () => throw new InvalidOperationException()).Review(_folder.Path);
        Assert.Equal(100, result.Score);
        Assert.Equal("no-github-workflows", Assert.Single(result.Checks).Name);
    }

    // The text is the JSON that its YAML means: the converter in between is another project's.
    [Theory]
    [InlineData("""{"on":"push","jobs":{"a":{"steps":[]}}}""", true)]
    [InlineData("""{"on":["push"],"jobs":{"a":{}}}""", true)]
    [InlineData("""{"on":{"workflow_dispatch":null},"jobs":{"a":{}}}""", true)]
    [InlineData("""{"true":"push","jobs":{"a":{}}}""", true)]
    [InlineData("""{"on":"push","jobs":{"a":{"if":false},"b":{"if":"github.ref == 'x'"}}}""", true)]
    [InlineData("not yaml at all", true)]
    [InlineData("""{"on":"push","jobs":{"a":{"if":false},"b":{"if":"${{ false }}"}}}""", false)]
    [InlineData("""{"on":{},"jobs":{"a":{}}}""", false)]
    [InlineData("""{"on":[],"jobs":{"a":{}}}""", false)]
    [InlineData("""{"on":null,"jobs":{"a":{}}}""", false)]
    [InlineData("""{"jobs":{"a":{}}}""", false)]
    [InlineData("""{"on":"push","jobs":{}}""", false)]
    [InlineData("""{"on":"push"}""", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    [InlineData("\uFEFF# on: push\r\n\r\n  # jobs:\r\n---\n", false)]
    public void A_workflow_that_could_run_violates(string content, bool couldRun)
    {
        _folder.WriteText(".github/workflows/build.yaml", content);
        var result = Review();
        Assert.Equal(couldRun ? 0 : 100, result.Score);
        Assert.Equal(couldRun, result.Checks[0].Message?.Contains(".github/workflows/build.yaml", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData(".github/workflows/build.yml.disabled")]
    [InlineData(".github/actions/build/action.yml")]
    [InlineData(".github/workflows/nested/build.yml")]
    public void Files_that_are_no_workflows_pass(string path)
    {
        _folder.WriteText(path, """{"on":"push","jobs":{"a":{}}}""");
        Assert.Equal(100, Review().Score);
    }

    [Fact]
    public void A_file_that_is_too_large_to_understand_violates()
    {
        _folder.WriteText(".github/workflows/build.yml", "#" + new string(' ', 600_000));
        Assert.Equal(0, Review().Score);
    }

    public void Dispose() => _folder.Dispose();

    private PrincipleResult Review() => new WorkflowCheck(new PhysicalFileSystem(), () => new JsonAsYaml()).Review(_folder.Path);

    private sealed class JsonAsYaml : IYamlConverter
    {
        public YamlDocument Read(string yaml, string source) => new(yaml, new Dictionary<string, int>());

        public string ToYaml(string json) => json;
    }
}
