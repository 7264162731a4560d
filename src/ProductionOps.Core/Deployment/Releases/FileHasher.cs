using System.Buffers;
using System.Security.Cryptography;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Releases;

/// <summary>Reads files to their end for their hash, and on the way writes a copy where one is wanted.</summary>
/// <param name="files">The disk.</param>
internal sealed class FileHasher(IFileSystem files)
{
    private const int BufferSize = 256 * 1024;

    /// <summary>How many files are read at once: while one waits for the disk or a lock of the file system, another is hashed.</summary>
    public static int Parallelism => 2 * Environment.ProcessorCount;

    public FileHash Hash(string path)
    {
        using var source = files.OpenRead(path);
        return Read(source, destination: null);
    }

    /// <summary>Copies a stream to a new file and returns what was really copied.</summary>
    public static FileHash Copy(Stream source, Stream destination) => Read(source, destination);

    private static FileHash Read(Stream source, Stream? destination)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var count = Fill(source, buffer);
            destination?.Write(buffer, 0, count);
            // Nearly all files of a site fit the buffer; one call then saves the state of an incremental hash.
            return count < buffer.Length
                ? new FileHash(count, Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, count))))
                : ReadOn(source, destination, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileHash ReadOn(Stream source, Stream? destination, byte[] buffer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(buffer);
        long length = buffer.Length;
        while (source.Read(buffer) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            destination?.Write(buffer, 0, count);
            length += count;
        }

        return new FileHash(length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static int Fill(Stream source, byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && source.Read(buffer, filled, buffer.Length - filled) is > 0 and var count) filled += count;
        return filled;
    }
}
