using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <content>Locks that the kernel holds.</content>
public sealed partial class PhysicalFileSystem
{
    /// <inheritdoc/>
    public IDisposable? TryLock(string path) => OperatingSystem.IsWindows() ? TryOpenAlone(path) : TryFlock(path);

    private static KernelLock? TryFlock(string path)
    {
        // Not through FileStream: it throws where the lock is held, which is the usual case for whoever waits, and its locks can be
        // switched off by an environment variable.
        var descriptor = NativeMethods.Open(path, NativeMethods.ReadWriteCloseOnExec);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == NativeMethods.Enoent)
        {
            CreateLockFile(path);
            descriptor = NativeMethods.Open(path, NativeMethods.ReadWriteCloseOnExec);
        }

        if (descriptor < 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (NativeMethods.FLock(descriptor, NativeMethods.LockExclusive | NativeMethods.LockNonBlocking) == 0) return new KernelLock(handle);
        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        return error == NativeMethods.Ewouldblock || error == NativeMethods.Eintr ? null : throw NativeError.Of(error, path);
    }

    private static void CreateLockFile(string path)
    {
        try
        {
            OpenShared(path, isPrivate: true).Dispose();
        }
        catch (IOException exception) when (FileErrors.IsSharingViolation(exception))
        {
            // Somebody else made it, and holds it already.
        }
    }

    private static FileStream? TryOpenAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (FileErrors.IsSharingViolation(exception))
        {
            return null;
        }
    }
}
