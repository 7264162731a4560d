using System.Diagnostics;

namespace ProductionOps.Faults.Disks;

/// <summary>A real file system of a few hundred kilobytes, where this machine lets a program mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts it; null where this machine does not allow that.</summary>
    public static SmallDisk? TryMount(string size)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return null;
        var path = Directory.CreateTempSubdirectory("small disk ").FullName;
        if (TryRun("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path)) return new SmallDisk(path);
        Directory.Delete(path);
        return null;
    }

    public void Dispose()
    {
        if (!TryRun("umount", Path)) throw new IOException($"'{Path}' could not be unmounted.");
        Directory.Delete(Path);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
