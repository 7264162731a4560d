using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ProductionOps.Processes;

/// <summary>
/// A program and everything that it started. The system forgets who started a program once its parent has ended; on Linux those
/// are still known by a variable in their environment.
/// </summary>
/// <param name="process">The program.</param>
/// <param name="mark">Value of <see cref="Variable"/> that only this program and its descendants have.</param>
internal sealed class ProcessFamily(Process process, string mark)
{
    public const string Variable = "PRODUCTIONOPS_PROCESS";

    /// <summary>Ends them all. A program that starts others while it is being ended is followed a few times.</summary>
    public void Kill()
    {
        KillTree(process);
        if (!OperatingSystem.IsLinux()) return;
        const int Attempts = 5;
        for (var attempt = 0; attempt < Attempts && KillMarked(); attempt++)
        {
        }
    }

    private bool KillMarked()
    {
        var found = false;
        var wanted = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path.AsSpan()), CultureInfo.InvariantCulture, out var id) || id == Environment.ProcessId || !IsMarked(path, wanted)) continue;
            found = true;
            Kill(id);
        }

        return found;
    }

    private static bool IsMarked(string path, ReadOnlySpan<byte> wanted)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, "environ")).AsSpan().IndexOf(wanted) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to another user, so it is none of ours.
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            KillTree(process);
        }
        catch (ArgumentException)
        {
            // It ended meanwhile.
            return;
        }
    }

    private static void KillTree(Process root)
    {
        try
        {
            root.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself between the decision and the call.
            Debug.Assert(exception is not null);
        }
    }
}
