using System.Runtime.InteropServices;

namespace ProductionOps.Files;

/// <content>Reading many small files.</content>
public sealed partial class PhysicalFileSystem
{
    private const int FirstBuffer = 16 * 1024;
    private const UnixFileMode OthersMode =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <inheritdoc/>
    public int ReadInto(string path, ref byte[] buffer)
    {
        if (buffer.Length == 0) buffer = new byte[FirstBuffer];
        return OperatingSystem.IsLinux() ? ReadDirectly(path, ref buffer) : ReadThroughHandle(path, ref buffer);
    }

    /// <inheritdoc/>
    public bool? IsPrivate(string path) => OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(path) & OthersMode) == UnixFileMode.None;

    // A handle of .NET costs two more calls of the system for each file, and an object that must be finalized.
    private static int ReadDirectly(string path, ref byte[] buffer)
    {
        var descriptor = NativeMethods.Open(path, NativeMethods.ReadCloseOnExecLinux);
        if (descriptor < 0) throw Failure(Marshal.GetLastPInvokeError(), path);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, checked(2 * length));
                var room = buffer.AsSpan(length);
                var count = (int)NativeMethods.Read(descriptor, room, room.Length);
                if (count < 0)
                {
                    var error = Marshal.GetLastPInvokeError();
                    if (error == NativeMethods.Eintr) continue;
                    throw Failure(error, path);
                }

                length += count;

                // A file gives as much as there is room for until its end.
                if (count < room.Length) return length;
            }
        }
        finally
        {
            _ = NativeMethods.Close(descriptor);
        }
    }

    private static int ReadThroughHandle(string path, ref byte[] buffer)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, checked(2 * length));
            var count = RandomAccess.Read(handle, buffer.AsSpan(length), length);
            if (count == 0) return length;
            length += count;
        }
    }
}
