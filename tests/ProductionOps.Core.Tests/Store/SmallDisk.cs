using System.Diagnostics;

namespace ProductionOps.Core.Tests.Store;

/// <summary>A real file system of a few hundred kilobytes, where this machine lets the test mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts it, or skips the test.</summary>
    public static SmallDisk Mount(string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A tmpfs is mounted, which only Linux can do.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Mounting a tmpfs needs root; run the tests as root to include this one.");
        var path = Directory.CreateTempSubdirectory("small disk ").FullName;
        if (TryRun("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path)) return new SmallDisk(path);
        Directory.Delete(path);
        Assert.Skip("This machine does not allow mounting; give the container the capability SYS_ADMIN.");
        return null!;
    }

    public void MakeReadOnly() => Assert.True(TryRun("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Assert.True(TryRun("umount", Path));
        Directory.Delete(Path);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
