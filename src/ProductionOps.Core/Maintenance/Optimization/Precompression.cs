using System.IO.Compression;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Optimization;

/// <summary>
/// Writes compressed forms beside text files, where they are smaller. One that fits its file stays as it is; one of an earlier content is
/// replaced, as a server would send the old content with it.
/// </summary>
internal sealed class Precompression(IFileSystem files)
{
    private const int DefaultMinimumSize = 1024;
    private const string Suffix = ".prodops-compressing";

    /// <summary>Compresses what is worth it.</summary>
    /// <returns>How many files were written, their bytes, and the bytes of what they stand for.</returns>
    public async Task<(int Written, long Bytes, long Of)> RunAsync(
        IReadOnlyList<BuiltFile> site, SiteOptimizationSettings settings, IMaintenanceSafeguard safeguard, CancellationToken cancellationToken)
    {
        var (written, bytes, of) = (0, 0L, 0L);
        var least = settings.MinimumSize ?? DefaultMinimumSize;
        foreach (var file in site.Where(file => file.IsText && file.Length >= least))
        {
            var content = files.ReadAllBytes(file.Path);
            foreach (var format in settings.Precompression ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                var target = file.Path + ExtensionOf(format);
                if (IsCurrent(target, format, content) || files.Find(target) is { Kind: not FileEntryKind.File }) continue;
                var compressed = Compress(format, content);
                if (compressed.Length >= content.Length) continue;
                await safeguard.ProtectAsync(target, cancellationToken);
                Write(target, compressed, file);
                (written, bytes, of) = (written + 1, bytes + compressed.Length, of + content.Length);
            }
        }

        return (written, bytes, of);
    }

    /// <summary>The end of the names of a format's files.</summary>
    public static string ExtensionOf(PrecompressionFormat format) => format == PrecompressionFormat.Gzip ? ".gz" : ".br";

    private static byte[] Compress(PrecompressionFormat format, byte[] content)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = format == PrecompressionFormat.Gzip ? new GZipStream(buffer, CompressionLevel.SmallestSize) : new BrotliStream(buffer, CompressionLevel.SmallestSize))
            stream.Write(content);
        return buffer.ToArray();
    }

    private bool IsCurrent(string path, PrecompressionFormat format, byte[] content)
    {
        if (files.Find(path) is not { Kind: FileEntryKind.File }) return false;
        try
        {
            using var source = files.OpenRead(path);
            using Stream stream = format == PrecompressionFormat.Gzip ? new GZipStream(source, CompressionMode.Decompress) : new BrotliStream(source, CompressionMode.Decompress);
            var buffer = new byte[content.Length + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length == content.Length && buffer.AsSpan(0, length).SequenceEqual(content);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // It was never the compressed form of anything.
            return false;
        }
    }

    private void Write(string target, byte[] compressed, BuiltFile file)
    {
        var temporary = target + Suffix;
        files.DeleteFile(temporary);
        using (var stream = files.CreateNewPublic(temporary, compressed.Length))
        {
            stream.Write(compressed);
            files.Flush(stream);
        }

        // Servers compare the two times.
        files.SetMetadata(temporary, mode: null, file.Modified);
        files.Replace(temporary, target);
    }
}
