using System.Buffers.Binary;

namespace ProductionOps.Files;

/// <summary>
/// Tells pipes, sockets and devices from files. .NET shows all of them as files, and opening a pipe waits until somebody writes.
/// </summary>
internal static class SpecialFile
{
    // The structure of statx(2) has the same layout on every architecture, unlike that of stat(2).
    private const int StatXSize = 256;
    private const int ModeOffset = 28;
    private const uint MaskType = 1;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int TypeBits = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Whether a name that is listed as a file is none; only Linux tells.</summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> result = stackalloc byte[StatXSize];
        if (NativeMethods.StatX(CurrentDirectory, path, NoFollow, MaskType, result) != 0) return false;
        return (BinaryPrimitives.ReadUInt16LittleEndian(result[ModeOffset..]) & TypeBits) != RegularFile;
    }
}
