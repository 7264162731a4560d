using System.Runtime.InteropServices;

namespace ProductionOps.Files;

/// <content>What others read, and what is made durable all at once.</content>
public sealed partial class PhysicalFileSystem
{
    private const UnixFileMode PublicFile = PrivateFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode PublicDirectory =
        PublicFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <inheritdoc/>
    public void CreatePublicDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, PublicDirectory);
        if (File.GetUnixFileMode(path) != PublicDirectory) File.SetUnixFileMode(path, PublicDirectory);
    }

    /// <inheritdoc/>
    public FileStream CreateNewPublic(string path, long expectedLength)
    {
        var stream = CreateNew(path, expectedLength);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) != PublicFile)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, PublicFile);
        }

        return stream;
    }

    /// <inheritdoc/>
    public bool TryFlushFileSystem(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var descriptor = NativeMethods.Open(path, flags: 0);
        if (descriptor < 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        try
        {
            return NativeMethods.SyncFs(descriptor) == 0 ? true : throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        }
        finally
        {
            _ = NativeMethods.Close(descriptor);
        }
    }

    /// <inheritdoc/>
    public void FlushFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }
}
