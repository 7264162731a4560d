using System.Globalization;

namespace ProductionOps.Files;

/// <summary>
/// Which run of the operating system this is. What was written without a flush is there as long as this does not change, even when
/// the writer was killed; after a loss of power it may be gone.
/// </summary>
public static class BootIdentity
{
    private const string LinuxBootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>The boot id of Linux; elsewhere the minute in which the system started.</summary>
    public static string Read(TimeProvider time)
    {
        if (File.Exists(LinuxBootId)) return File.ReadAllText(LinuxBootId).Trim();
        var started = time.GetUtcNow() - TimeSpan.FromMilliseconds(Environment.TickCount64);
        return started.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }
}
