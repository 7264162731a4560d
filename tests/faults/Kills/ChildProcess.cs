using System.Diagnostics;
using System.Globalization;

namespace ProductionOps.Faults.Kills;

/// <summary>This program, started once more to be killed.</summary>
internal sealed class ChildProcess
{
    /// <summary>The exit code of a process that was killed by SIGKILL.</summary>
    public const int Killed = 128 + 9;

    private const string Project = "ProductionOps.Faults.csproj";
    private const string Name = "ProductionOps.Faults";

    private string _program = Managed;

    private static string Managed => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name);

    /// <summary>
    /// Compiles the program to native code, where this machine can, since a process of it starts in a twentieth of the time; otherwise it
    /// is used as it is.
    /// </summary>
    public async Task CompileAsync(FaultReport report)
    {
        if (FindProject() is not { } directory) return;
        var artifacts = Path.Combine(directory, "obj", "native");
        string[] arguments =
        [
            "publish", directory, "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:TreatWarningsAsErrors=false",
            "-p:OnlyChild=true", "-p:ILLinkTreatWarningsAsErrors=false", "-p:InvariantGlobalization=true",
            "-p:RestorePackagesWithLockFile=false", $"-p:NuGetLockFilePath={Path.Combine(artifacts, "none.lock.json")}",
            "--artifacts-path", artifacts, "-o", Path.Combine(artifacts, "out"), "-v", "q",
        ];
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
        {
            _program = Path.Combine(artifacts, "out", Path.GetFileName(Managed));
            report.WriteLine(FormattableString.Invariant($"compiled to native code in {watch.Elapsed.TotalSeconds:F0} s"));
            return;
        }

        var error = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal));
        report.WriteLine($"This machine cannot compile to native code, so there will be fewer kills: {error}");
    }

    /// <summary>Starts the program as quickly as it can be.</summary>
    public Process Start(params IReadOnlyList<object> arguments) => Start(_program, arguments);

    /// <summary>Starts all of the program, which is not there in native code.</summary>
    public static Process StartWhole(params IReadOnlyList<object> arguments) => Start(Managed, arguments);

    private static Process Start(string program, IReadOnlyList<object> arguments)
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
