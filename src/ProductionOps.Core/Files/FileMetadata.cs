using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ProductionOps.Files;

/// <summary>Reads and sets what a file has besides its content, without following links.</summary>
internal static class FileMetadata
{
    // The structure of statx(2) has the same layout on every architecture, unlike that of stat(2).
    private const int StatXSize = 256;
    private const uint BasicMask = 0x7FF;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int TypeBits = 0xF000;
    private const int PermissionBits = 0xFFF;
    private const int RegularFile = 0x8000;
    private const int DirectoryType = 0x4000;
    private const int LinkType = 0xA000;
    private const int NanosecondsPerTick = 100;

    /// <summary>What the system says of a path; null when nothing is there.</summary>
    public static FileDetails? Find(string path) => OperatingSystem.IsLinux() ? FindOnLinux(path) : FindElsewhere(path);

    /// <summary>Sets permissions, where not null, and the time of the last change; of a link itself only the time.</summary>
    public static void Set(string path, UnixFileMode? mode, DateTimeOffset modified)
    {
        if (OperatingSystem.IsLinux())
        {
            SetTime(path, modified);
            if (mode is { } wanted && Find(path) is { Kind: not FileEntryKind.SymbolicLink }) File.SetUnixFileMode(path, wanted);
            return;
        }

        if (new FileInfo(path).LinkTarget is not null) return;
        if (Directory.Exists(path)) Directory.SetLastWriteTimeUtc(path, modified.UtcDateTime);
        else File.SetLastWriteTimeUtc(path, modified.UtcDateTime);
        if (mode is { } permissions && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, permissions);
    }

    private static void SetTime(string path, DateTimeOffset modified)
    {
        var seconds = Math.DivRem(modified.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerSecond, out var rest);
        if (rest < 0) (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        ReadOnlySpan<long> times = [seconds, rest * NanosecondsPerTick, seconds, rest * NanosecondsPerTick];
        if (NativeMethods.SetTimes(CurrentDirectory, path, times, NoFollow) != 0) throw NativeError.Of(Marshal.GetLastPInvokeError(), path);
    }

    private static FileDetails? FindOnLinux(string path)
    {
        Span<byte> result = stackalloc byte[StatXSize];
        if (NativeMethods.StatX(CurrentDirectory, path, NoFollow, BasicMask, result) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NativeMethods.Enoent or NativeMethods.Enotdir ? null : throw NativeError.Of(error, path);
        }

        var mode = BinaryPrimitives.ReadUInt16LittleEndian(result[28..]);
        var kind = (mode & TypeBits) switch
        {
            RegularFile => FileEntryKind.File,
            DirectoryType => FileEntryKind.Directory,
            LinkType => FileEntryKind.SymbolicLink,
            _ => FileEntryKind.Other,
        };
        var length = kind == FileEntryKind.File ? BinaryPrimitives.ReadInt64LittleEndian(result[40..]) : 0;
        return new FileDetails(kind, length, Time(result[112..]))
        {
            Mode = (UnixFileMode)(mode & PermissionBits),
            Changed = Time(result[96..]),
            Inode = BinaryPrimitives.ReadUInt64LittleEndian(result[32..]),
            Device = BinaryPrimitives.ReadUInt64LittleEndian(result[136..]),
            Links = BinaryPrimitives.ReadUInt32LittleEndian(result[16..]),
        };
    }

    private static DateTimeOffset Time(ReadOnlySpan<byte> value)
    {
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(value);
        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(value[8..]);
        return DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / NanosecondsPerTick));
    }

    private static FileDetails? FindElsewhere(string path)
    {
        FileSystemInfo info = new FileInfo(path);
        if (!info.Exists) info = new DirectoryInfo(path);
        if (!info.Exists) return null;
        var modified = new DateTimeOffset(info.LastWriteTimeUtc);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : info.UnixFileMode;
        if (info.LinkTarget is not null) return new FileDetails(FileEntryKind.SymbolicLink, 0, modified) { Mode = mode };
        return info is FileInfo file
            ? new FileDetails(FileEntryKind.File, file.Length, modified) { Mode = mode }
            : new FileDetails(FileEntryKind.Directory, 0, modified) { Mode = mode };
    }
}
