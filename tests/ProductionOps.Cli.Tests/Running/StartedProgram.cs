using System.Diagnostics;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A program that runs until it is told to end; a test that fails before that leaves nothing running.</summary>
internal sealed class StartedProgram(ProcessStartInfo info) : IDisposable
{
    public Process Process { get; } = Process.Start(info)!;

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
