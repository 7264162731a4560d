using System.IO.Compression;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Store.Files.Archives;

/// <summary>Reads and writes one archive: a line a record, in the order of their names, compressed or not by its name.</summary>
internal sealed class ArchiveFile(StoreDirectory store, string path)
{
    /// <summary>The ending of an archive that is compressed.</summary>
    public const string CompressedExtension = ".ndjson.gz";

    /// <summary>The ending of an archive that is not.</summary>
    public const string PlainExtension = ".ndjson";

    // A record on one line, or its bytes in base64, with name and checksum.
    private const int LongestLine = 24 * 1024 * 1024;

    /// <summary>Its members, in the order of their names; none when there is no such archive.</summary>
    /// <exception cref="OperationException"><c>ArchiveDamaged</c>.</exception>
    public IReadOnlyList<ArchiveMember> Read()
    {
        if (!store.Files.FileExists(path)) return [];
        var members = new List<ArchiveMember>();
        try
        {
            using var stream = store.Files.OpenRead(path);
            using var text = IsCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            foreach (var line in new LineReader(text, LongestLine).Lines())
            {
                members.Add(ArchiveMember.Parse(line.Content.Span) ?? throw Damaged($"line {line.Number} is not what was written"));
            }
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception.Message, exception);
        }

        return members;
    }

    /// <summary>
    /// Writes the archive anew, durably, reads it back and compares each member before it takes its name.
    /// </summary>
    /// <exception cref="OperationException"><c>ArchiveDamaged</c>: what was read is not what was written; nothing changed.</exception>
    public void Write(IEnumerable<ArchiveMember> members)
    {
        var ordered = members.OrderBy(member => member.File, StringComparer.Ordinal).ToList();
        var directory = Path.GetDirectoryName(path)!;
        store.Files.CreateDirectory(directory, isPrivate: true);
        var temporary = store.TemporaryPathIn(directory) + (IsCompressed ? CompressedExtension : PlainExtension);
        try
        {
            store.Files.WriteNew(temporary, Compress(ordered), isPrivate: true);
            Verify(temporary, ordered);
            store.Files.Replace(temporary, path);
        }
        catch
        {
            store.Files.DeleteFile(temporary);
            throw;
        }

        store.Files.FlushDirectory(directory);
    }

    private bool IsCompressed => path.EndsWith(CompressedExtension, StringComparison.Ordinal);

    private byte[] Compress(List<ArchiveMember> members)
    {
        using var buffer = new MemoryStream();
        if (IsCompressed)
        {
            using var compressed = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true);
            foreach (var member in members) compressed.Write(member.ToLine());
        }
        else
        {
            foreach (var member in members) buffer.Write(member.ToLine());
        }

        return buffer.ToArray();
    }

    private void Verify(string temporary, List<ArchiveMember> expected)
    {
        var read = new ArchiveFile(store, temporary).Read();
        var isSame = read.Count == expected.Count &&
            read.Zip(expected).All(pair => pair.First.File == pair.Second.File && pair.First.Checksum == pair.Second.Checksum);
        if (!isSame) throw Damaged("it does not hold what was written to it; check the disk");
    }

    private OperationException Damaged(string why, Exception? innerException = null) => new(
        "ArchiveDamaged",
        ErrorKind.Damaged,
        $"The archive '{path}' cannot be read: {why}. Run Repair-ProductionStore, or restore it from a backup.",
        path,
        innerException);
}
