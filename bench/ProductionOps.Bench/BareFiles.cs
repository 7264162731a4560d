using System.Globalization;
using System.Runtime.InteropServices;

namespace ProductionOps.Bench;

/// <summary>
/// The least that makes many small files durable: each thread takes a batch, makes the directories of its days, creates, writes and closes
/// each file under its own name, three calls of the system a file, and flushes the file system once. Linux only.
/// </summary>
internal static partial class BareFiles
{
    private const int Batch = 8192;
    private const int Threads = 2;
    private const int PerDirectory = 1370;
    private const int CreateNewForWriting = 0x1 | 0x40 | 0x80 | 0x80000;
    private const int PrivateMode = 0x180;

    /// <summary>Makes so many files of the same content; they have names like the store's, in directories like its days.</summary>
    public static void Write(string root, byte[] content, int count)
    {
        Directory.CreateDirectory(root);
        var next = -1;
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var batch = Interlocked.Increment(ref next); batch * Batch < count; batch = Interlocked.Increment(ref next))
            {
                WriteBatch(root, content, batch * Batch, Math.Min(count, (batch + 1) * Batch));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static void WriteBatch(string root, byte[] content, int from, int to)
    {
        for (var i = from; i < to;)
        {
            var day = DateOnly.FromDayNumber(i / PerDirectory).ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
            var directory = Directory.CreateDirectory(Path.Combine(root, day)).FullName;
            var descriptor = Check(Open(directory, flags: 0));
            for (var end = Math.Min(to, ((i / PerDirectory) + 1) * PerDirectory); i < end; i++)
            {
                var file = Check(OpenAt(descriptor, string.Create(CultureInfo.InvariantCulture, $"uptime-{i % PerDirectory:000000}.json"), CreateNewForWriting, PrivateMode));
                Check((int)Write(file, content, (nuint)content.Length));
                Check(Close(file));
            }

            Check(Close(descriptor));
        }

        var rootDescriptor = Check(Open(root, flags: 0));
        Check(SyncFs(rootDescriptor));
        Check(Close(rootDescriptor));
    }

    private static int Check(int result) => result >= 0 ? result : throw new IOException($"Error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(int directory, string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> content, nuint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncFs(int descriptor);
}
