using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <content>Reading many small files.</content>
public sealed partial class PhysicalFileSystem
{
    private const UnixFileMode OthersMode =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <inheritdoc/>
    public IFolderReader OpenFolder(string directory)
    {
        if (!OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian) return new PlainFolderReader(this, directory);
        var descriptor = NativeMethods.Open(directory, NativeMethods.ReadCloseOnExecLinux);
        if (descriptor >= 0) return new LinuxFolderReader(new SafeFileHandle(descriptor, ownsHandle: true), directory);
        var error = Marshal.GetLastPInvokeError();
        return error is NativeMethods.Enoent or NativeMethods.Enotdir ? new LinuxFolderReader(folder: null, directory) : throw NativeError.Of(error, directory);
    }

    /// <inheritdoc/>
    public bool? IsPrivate(string path) => OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(path) & OthersMode) == UnixFileMode.None;
}
