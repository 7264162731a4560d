using System.Diagnostics;
using System.Globalization;

namespace ProductionOps.Faults.Kills;

/// <summary>This program, started once more to be killed.</summary>
internal static class ChildProcess
{
    /// <summary>The exit code of a process that was killed by SIGKILL.</summary>
    public const int Killed = 128 + 9;

    private const string Project = "ProductionOps.Faults.csproj";

    private static string Managed => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProductionOps.Faults.exe" : "ProductionOps.Faults");

    /// <summary>
    /// Compiles the program to native code, where this machine can, since a process of it starts ten times as fast; otherwise the
    /// program is used as it is.
    /// </summary>
    /// <returns>The program to start.</returns>
    public static async Task<string> PrepareAsync(FaultReport report, CancellationToken cancellationToken)
    {
        if (FindProject() is not { } directory) return Managed;
        var artifacts = Path.Combine(directory, "obj", "native");
        string[] arguments =
        [
            "publish", directory, "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:TreatWarningsAsErrors=false",
            "-p:ILLinkTreatWarningsAsErrors=false", "-p:InvariantGlobalization=true", "-p:RestorePackagesWithLockFile=false",
            $"-p:NuGetLockFilePath={Path.Combine(artifacts, "none.lock.json")}", "--artifacts-path", artifacts, "-o", Path.Combine(artifacts, "out"), "-v", "q",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var native = Path.Combine(artifacts, "out", Path.GetFileName(Managed));
        if (process.ExitCode == 0 && File.Exists(native)) return native;
        report.WriteLine($"Compiling to native code failed, so killing is slower: {output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}");
        return Managed;
    }

    /// <summary>Starts the program as it is.</summary>
    public static Process Start(params IReadOnlyList<object> arguments) => StartProgram(Managed, arguments);

    /// <summary>Starts the program, or its native form.</summary>
    public static Process StartProgram(string program, params IReadOnlyList<object> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };

        // It lives for a moment, so time spent on making its code better is lost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var argument in arguments) start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        return Process.Start(start)!;
    }

    private static string? FindProject()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Project))) return directory.FullName;
        }

        return null;
    }
}
