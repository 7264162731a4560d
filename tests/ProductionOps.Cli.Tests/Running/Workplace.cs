using System.Security.Cryptography;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A folder of its own, with spaces and letters beyond ASCII in its path, in which the program is run.</summary>
internal class Workplace : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("prodops cli ünï ").FullName;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) =>
        ProdopsProgram.RunAsync(Root, Variables, input: null, arguments);

    public Task<ProgramResult> RunWithInputAsync(string input, params IEnumerable<string> arguments) =>
        ProdopsProgram.RunAsync(Root, Variables, input, arguments);

    /// <summary>Runs a command with --output json.</summary>
    public Task<ProgramResult> RunJsonAsync(params IEnumerable<string> arguments) => RunAsync([.. arguments, "--output", "json"]);

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public async Task InitializeAsync() => (await RunAsync("store", "initialize", "--site", "Harbour Light")).Succeeded();

    public async Task ImportAsync(string yaml)
    {
        Write("production.yaml", yaml);
        (await RunAsync("configuration", "import", "production.yaml")).Succeeded();
    }

    /// <summary>Imports four deployments of February, March and, in Berlin, April 2026.</summary>
    public async Task ImportDeploymentsAsync()
    {
        string[] lines =
        [
            Deployment("20260210-120000", "2026-02-10T12:00:00Z", 10, '1'),
            Deployment("20260303-120000", "2026-03-03T12:00:00Z", 12, '2'),
            Deployment("20260310-120000", "2026-03-10T12:00:00Z", 14, '3'),
            Deployment("20260331-223000", "2026-03-31T22:30:00Z", 90, '4'),
        ];
        Write("deployments.ndjson", string.Join('\n', lines));
        (await RunAsync("record", "import", "deployments.ndjson", "--kind", "deployment")).Succeeded();

        static string Deployment(string id, string time, int build, char commit) => $$"""
            {"deploymentId":"{{id}}-deployment","timestamp":"{{time}}","completedAt":"{{time}}","commitTime":"2026-02-01T00:00:00Z","commitHash":"{{new string(commit, 40)}}","branchName":"main","environment":"production","deploymentType":"update","triggerSource":"manual","deployedBy":"=cmd <script>alert(1)</script>","status":"success","buildInfo":{"buildTime":{{build}},"optimizations":[]},"errors":[],"warnings":[]}
            """;
    }

    /// <summary>Everything in the folder: names, kinds, and the hashes of files and links.</summary>
    public string Fingerprint()
    {
        var lines = Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static path => Directory.Exists(path)
                ? $"{path} {new DirectoryInfo(path).LinkTarget}"
                : $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}");
        return string.Join('\n', lines);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Directory.Delete(Root, recursive: true);
    }
}
