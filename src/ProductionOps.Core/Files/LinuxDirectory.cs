using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <summary>An open directory of Linux: names are looked up from it, not from the root, and nothing is asked twice.</summary>
internal sealed class LinuxDirectory : IOpenDirectory
{
    private const int PrivateMode = 0x180;
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    public LinuxDirectory(string path)
    {
        var descriptor = NativeMethods.Open(path, NativeMethods.ReadCloseOnExec);
        if (descriptor < 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        _path = path;
    }

    public FileEntry Write(string name, ReadOnlySpan<byte> content)
    {
        var descriptor = NativeMethods.OpenAt(_handle, name, NativeMethods.CreateNewForWriting, PrivateMode);
        if (descriptor < 0) throw ErrorOf(name);
        try
        {
            WriteAll(descriptor, name, content);
            return NativeStatus.OfDescriptor(descriptor) is { } status ? new FileEntry(name, FileEntryKind.File, content.Length, status.Modified) : throw ErrorOf(name);
        }
        catch
        {
            Delete(name);
            throw;
        }
        finally
        {
            _ = NativeMethods.Close(descriptor);
        }
    }

    public bool TryPublish(string temporaryName, string name)
    {
        if (NativeMethods.RenameAt(_handle, temporaryName, _handle, name, NativeMethods.NoReplace) == 0) return true;
        return Marshal.GetLastPInvokeError() switch
        {
            NativeMethods.Eexist => false,

            // A file system without this call: the long way knows what else can be done.
            NativeMethods.Einval => new PhysicalFileSystem().TryPublish(Path.Combine(_path, temporaryName), Path.Combine(_path, name)),
            var error => throw NativeError.Of(error, Path.Combine(_path, name)),
        };
    }

    public void Delete(string name)
    {
        if (NativeMethods.UnlinkAt(_handle, name, flags: 0) != 0 && Marshal.GetLastPInvokeError() != NativeMethods.Enoent) throw ErrorOf(name);
    }

    public void Dispose() => _handle.Dispose();

    private void WriteAll(int descriptor, string name, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            var written = NativeMethods.Write(descriptor, content, (nuint)content.Length);
            if (written > 0) content = content[(int)written..];
            else if (Marshal.GetLastPInvokeError() != NativeMethods.Eintr) throw ErrorOf(name);
        }
    }

    private Exception ErrorOf(string name) => NativeError.Of(Marshal.GetLastPInvokeError(), Path.Combine(_path, name));
}
