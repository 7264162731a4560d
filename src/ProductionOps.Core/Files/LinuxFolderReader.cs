using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <summary>
/// Reads a folder of Linux. Files are opened by their name in the folder, so that the system does not walk the whole path each time,
/// and what they are is asked of the open file, which saves a call for each and cannot be of another file than the content.
/// </summary>
internal sealed class LinuxFolderReader(SafeFileHandle? folder, string directory) : IFolderReader
{
    private const int FirstBuffer = 16 * 1024;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
    };

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, FileEntryKind Kind)> Names() => folder is null
        ? []
        : [.. new FileSystemEnumerable<(string, FileEntryKind)>(directory, (ref FileSystemEntry entry) => (entry.FileName.ToString(), KindOf(ref entry)), Everything)];

    /// <inheritdoc/>
    public FileEntry Read(string name, ref byte[] buffer, int longest)
    {
        var path = Path.Combine(directory, name);
        if (folder is null) throw new FileNotFoundException($"'{path}' is gone.", path);
        var descriptor = NativeMethods.OpenAt((int)folder.DangerousGetHandle(), name, NativeMethods.ReadCloseOnExecLinux);
        if (descriptor < 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        try
        {
            var entry = Describe(descriptor, name, path);
            return entry.Kind != FileEntryKind.File || entry.Length > longest ? entry : entry with { Length = Fill(descriptor, entry.Length, ref buffer, path) };
        }
        finally
        {
            _ = NativeMethods.Close(descriptor);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder?.Dispose();

    private static FileEntry Describe(int descriptor, string name, string path)
    {
        if (NativeStatus.OfDescriptor(descriptor) is not { } status) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        return new FileEntry(name, status.IsRegular ? FileEntryKind.File : FileEntryKind.Other, status.Length, status.Modified);
    }

    private static int Fill(int descriptor, long expected, ref byte[] buffer, string path)
    {
        // One byte more than expected shows the end of the file without another call.
        if (buffer.Length <= expected) buffer = new byte[Math.Max(FirstBuffer, expected + 1)];
        for (var length = 0; ;)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, checked(2 * length));
            var room = buffer.AsSpan(length);
            var count = (int)NativeMethods.Read(descriptor, room, room.Length);
            if (count >= 0)
            {
                length += count;
                if (count < room.Length) return length;
            }
            else if (Marshal.GetLastPInvokeError() is not NativeMethods.Eintr and var error)
            {
                throw NativeError.Of(error, path);
            }
        }
    }

    private static FileEntryKind KindOf(ref FileSystemEntry entry)
    {
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) return FileEntryKind.SymbolicLink;
        return entry.IsDirectory ? FileEntryKind.Directory : FileEntryKind.File;
    }
}
