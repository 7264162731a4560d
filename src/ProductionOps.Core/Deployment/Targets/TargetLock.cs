using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// Keeps two deployments from changing one directory at a time, also when they belong to different stores. The kernel holds it, so
/// it ends with its process.
/// </summary>
internal static class TargetLock
{
    /// <exception cref="OperationException"><c>TargetHeld</c>.</exception>
    public static IDisposable Take(IFileSystem files, ReleaseLayout layout, string target)
    {
        new PublicDirectory(files).Ensure(layout.Root);
        return files.TryLock(layout.Lock) ?? throw new OperationException(
            "TargetHeld",
            ErrorKind.Busy,
            $"Another deployment is changing the target '{target}' ('{layout.Root}'). Wait until it ends, then try again.",
            target);
    }

    /// <exception cref="OperationException"><c>TargetUnsupported</c>: Windows lets only privileged accounts make symbolic links.</exception>
    public static void RequireLinks(string target)
    {
        if (!OperatingSystem.IsWindows()) return;
        throw new OperationException(
            "TargetUnsupported",
            ErrorKind.Unsupported,
            $"The directory target '{target}' needs symbolic links that are replaced in one step, which Windows does not offer. Run the command in WSL, or use an ssh, git-branch or command target.",
            target);
    }
}
