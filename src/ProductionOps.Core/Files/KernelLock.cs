using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <summary>A lock that <c>flock</c> gave.</summary>
internal sealed class KernelLock(SafeFileHandle handle) : IDisposable
{
    public void Dispose()
    {
        if (handle.IsClosed) return;

        // Closing alone is not enough: a child that another thread is just starting holds a copy of the descriptor from its fork to
        // its exec, and with it the lock. Unlocking counts for all copies.
        _ = NativeMethods.FLock(handle.DangerousGetHandle().ToInt32(), NativeMethods.Unlock);
        handle.Dispose();
    }
}
