using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProductionOps.Files;

/// <summary>
/// The few calls of POSIX that .NET does not offer: an exclusive publish, a rename that also replaces a link to a directory, the
/// flush of a directory, and a lock that is tried without an exception.
/// </summary>
internal static partial class NativeMethods
{
    public const int Eperm = 1;
    public const int Enoent = 2;
    public const int Eintr = 4;
    public const int Eacces = 13;
    public const int Eexist = 17;
    public const int Exdev = 18;
    public const int Enotdir = 20;
    public const int Einval = 22;
    public const int Enospc = 28;
    public const int Emlink = 31;

    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int Unlock = 8;

    public const uint NoReplace = 1;

    /// <summary>O_RDONLY and O_CLOEXEC of Linux.</summary>
    public const int ReadCloseOnExec = 0x80000;

    /// <summary>O_WRONLY, O_CREAT, O_EXCL and O_CLOEXEC of Linux.</summary>
    public const int CreateNewForWriting = 0x1 | 0x40 | 0x80 | 0x80000;

    private const int CurrentDirectory = -100;
    private const uint RenameExclusiveDarwin = 4;

    public static int Enosys => OperatingSystem.IsMacOS() ? 78 : 38;

    public static int Enotsup => OperatingSystem.IsMacOS() ? 45 : 95;

    public static int Ewouldblock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>O_RDWR and O_CLOEXEC: a program that is started meanwhile must not inherit the descriptor, and a lock with it.</summary>
    public static int ReadWriteCloseOnExec => 2 | (OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);

    /// <summary>O_RDONLY, O_CLOEXEC and O_NONBLOCK: what turns out to be a pipe must not keep its reader waiting.</summary>
    public const int ReadCloseOnExecLinux = 0x80000 | 0x800;

    /// <summary>Renames to a name that must be free, in one step.</summary>
    public static int RenameExclusive(string from, string to) => OperatingSystem.IsMacOS()
        ? RenameDarwin(from, to, RenameExclusiveDarwin)
        : RenameLinux(CurrentDirectory, from, CurrentDirectory, to, NoReplace);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameLinux(int fromDirectory, string from, int toDirectory, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameDarwin(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int FLock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenAt(int directory, string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SyncFs(int descriptor);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenAt(SafeFileHandle directory, string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int RenameAt(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int UnlinkAt(SafeFileHandle directory, string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> content, nuint count);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int StatX(int directory, string path, int flags, uint mask, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetTimes(int directory, string path, ReadOnlySpan<long> accessedAndModified, int flags);
}
