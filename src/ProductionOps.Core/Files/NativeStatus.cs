using System.Buffers.Binary;

namespace ProductionOps.Files;

/// <summary>
/// What statx(2) of Linux says of a file. Its structure has the same layout on every architecture, unlike that of stat(2).
/// </summary>
/// <param name="IsRegular">Whether it is a file, and no directory, link, pipe, socket or device.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Time of the last change, in UTC, in steps of 100 ns as everywhere in .NET.</param>
internal readonly record struct NativeStatus(bool IsRegular, long Length, DateTimeOffset Modified)
{
    private const int Size = 256;
    private const int ModeOffset = 28;
    private const int LengthOffset = 40;
    private const int SecondsOffset = 112;
    private const int NanosecondsOffset = 120;
    private const uint TypeModifiedAndLength = 0x1 | 0x40 | 0x200;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const int TypeBits = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Of a path, without following a link; null where that fails.</summary>
    public static NativeStatus? OfPath(string path) => Read(CurrentDirectory, path, NoFollow);

    /// <summary>Of an open file; null where that fails.</summary>
    public static NativeStatus? OfDescriptor(int descriptor) => Read(descriptor, string.Empty, EmptyPath);

    private static NativeStatus? Read(int directory, string path, int flags)
    {
        Span<byte> result = stackalloc byte[Size];
        if (NativeMethods.StatX(directory, path, flags, TypeModifiedAndLength, result) != 0) return null;
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(result[SecondsOffset..]);
        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(result[NanosecondsOffset..]);
        return new NativeStatus(
            (BinaryPrimitives.ReadUInt16LittleEndian(result[ModeOffset..]) & TypeBits) == RegularFile,
            BinaryPrimitives.ReadInt64LittleEndian(result[LengthOffset..]),
            DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick)));
    }
}
