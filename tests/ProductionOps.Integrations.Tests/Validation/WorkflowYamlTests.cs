using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Files;

namespace ProductionOps.Integrations.Tests.Validation;

/// <summary>The check for workflows with the real reader of YAML.</summary>
public sealed class WorkflowYamlTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflows é ").FullName;

    [Theory]
    [InlineData("on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n", true)]
    [InlineData("'on':\n  workflow_dispatch:\njobs:\n  build: { runs-on: x, steps: [] }\n", true)]
    [InlineData("on: push\njobs: [}\n", true)]
    [InlineData("on: {}\njobs:\n  build:\n    runs-on: x\n", false)]
    [InlineData("on:\njobs:\n  build:\n    runs-on: x\n", false)]
    [InlineData("on: push\njobs:\n  build:\n    if: false\n    runs-on: x\n  test:\n    if: ${{ false }}\n", false)]
    [InlineData("name: Build\n# on: push\njobs:\n  build:\n    runs-on: x\n", false)]
    public void Only_what_could_run_violates(string yaml, bool couldRun)
    {
        var workflows = Path.Combine(_folder, ".github", "workflows");
        Directory.CreateDirectory(workflows);
        File.WriteAllText(Path.Combine(workflows, "build.yml"), yaml);
        var check = new WorkflowCheck(new PhysicalFileSystem(), () => new IntegrationServices().Yaml);
        Assert.Equal(couldRun ? 0 : 100, check.Review(_folder).Score);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
