using System.Runtime.InteropServices;
using ProductionOps.Processes;

namespace ProductionOps.Bench;

/// <summary><c>prodops</c> as it is shipped for a machine without .NET, compiled ahead: what a peer's own program is compared with.</summary>
internal sealed class ShippedProgram(ProcessRunner processes)
{
    /// <summary>Builds it where the last benchmark built it, which takes a minute the first time.</summary>
    /// <returns>Path of the program.</returns>
    public async Task<string> BuildAsync(CancellationToken cancellationToken)
    {
        var repository = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(repository, "ProductionOps.sln")))
        {
            repository = Path.GetDirectoryName(repository) ?? throw new OperationException("RepositoryNotFound", ErrorKind.NotFound, "Run the benchmarks from the repository.");
        }

        var artifacts = Path.Combine(repository, "artifacts", "bench");
        var output = Path.Combine(artifacts, "prodops");
        Console.WriteLine("building prodops as it is shipped");
        var result = await processes.RunAsync(
            new ProcessRequest(
                "dotnet",
                [
                    "publish", Path.Combine(repository, "src", "ProductionOps.Cli"), "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier,
                    "-p:ForArchive=true", "--artifacts-path", Path.Combine(artifacts, "obj"), "--output", output, "--nologo", "--verbosity", "quiet",
                ]),
            cancellationToken);
        if (!result.Succeeded) throw new OperationException("BenchFailed", ErrorKind.Failed, $"prodops could not be built: {result.Output}{result.Error}");
        return Path.Combine(output, OperatingSystem.IsWindows() ? "prodops.exe" : "prodops");
    }
}
