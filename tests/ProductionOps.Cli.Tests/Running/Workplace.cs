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
