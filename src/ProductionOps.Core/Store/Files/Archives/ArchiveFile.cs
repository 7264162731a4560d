using System.IO.Compression;
using System.Security.Cryptography;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Store.Files.Archives;

/// <summary>Reads and writes one archive: a line a record, in the order of their names, compressed or not by its name.</summary>
internal sealed class ArchiveFile(StoreDirectory store, string path)
{
    /// <summary>The ending of an archive that is compressed.</summary>
    public const string CompressedExtension = ".ndjson.gz";

    /// <summary>The ending of an archive that is not.</summary>
    public const string PlainExtension = ".ndjson";

    private const int MembersInPart = 32;
    private const int LikelyEnds = 4;
    private const int BlockLength = 16 * 1024;

    // A record on one line, or its bytes in base64, with name and checksum.
    private const int LongestLine = 24 * 1024 * 1024;

    // RFC 1952: deflate, no name, no comment, no time.
    private static ReadOnlySpan<byte> PartHeader => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];

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

    /// <summary>Its members that are whole; damage is reported and hides none of them.</summary>
    public IReadOnlyList<ArchiveMember> ReadWhole(Action<OperationException>? onDamaged)
    {
        try
        {
            return Read();
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            onDamaged?.Invoke(exception);
            return Inspect().Members;
        }
    }

    /// <summary>All members that are whole, whatever has become of the others.</summary>
    public ArchiveContent Inspect()
    {
        var content = store.Files.ReadAllBytes(path);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(content));
        if (IsCompressed && ArchiveSeal.IsIntact(content))
        {
            var (whole, _) = Unpack(content);
            return new ArchiveContent(whole, null, checksum);
        }

        if (!IsCompressed)
        {
            var (lines, damaged) = Lines(new MemoryStream(content), isCanonical: true);
            return new ArchiveContent(lines, damaged == 0 ? null : $"lines that are not as they were written: {damaged}", checksum);
        }

        return new ArchiveContent(Salvage(content), "it is not as it was written", checksum);
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
            // Each part can be unpacked alone, so that damage takes no more than a part with it.
            foreach (var part in members.Chunk(MembersInPart))
            {
                using var compressed = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true);
                foreach (var member in part) compressed.Write(member.ToLine());
            }

            buffer.Write(ArchiveSeal.Of(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        }
        else
        {
            foreach (var member in members) buffer.Write(member.ToLine());
        }

        return buffer.ToArray();
    }

    private static (List<ArchiveMember> Members, int Damaged) Unpack(byte[] content)
    {
        using var text = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return Lines(text, isCanonical: false);
    }

    private static (List<ArchiveMember> Members, int Damaged) Lines(Stream text, bool isCanonical)
    {
        var members = new List<ArchiveMember>();
        var damaged = 0;
        foreach (var line in new LineReader(text, LongestLine).Lines())
        {
            var member = ArchiveMember.Parse(line.Content.Span);
            if (member is not null) members.Add(member);
            if (member is null || (isCanonical && !member.ToLine().AsSpan(..^1).SequenceEqual(line.Content.Span))) damaged++;
        }

        return (members, damaged);
    }

    // Each place where a part may begin is tried with each where it may end; the checksum of a member tells what is right.
    private static List<ArchiveMember> Salvage(byte[] content)
    {
        var begins = new List<int>();
        for (var at = 0; content.AsSpan(at).IndexOf(PartHeader) is >= 0 and var offset; at = begins[^1] + 1) begins.Add(at + offset);
        var members = new Dictionary<string, ArchiveMember>(StringComparer.Ordinal);
        for (var i = 0; i < begins.Count; i++)
        {
            for (var end = i + 1; end <= Math.Min(i + LikelyEnds, begins.Count); end++)
            {
                var part = content[begins[i]..(end < begins.Count ? begins[end] : content.Length)];
                if (TryUnpack(part, members)) break;
            }
        }

        return [.. members.Values];
    }

    private static bool TryUnpack(byte[] part, Dictionary<string, ArchiveMember> members)
    {
        using var text = new GZipStream(new MemoryStream(part), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var isWhole = true;
        try
        {
            var block = new byte[BlockLength];
            for (int count; (count = text.Read(block)) > 0;) unpacked.Write(block, 0, count);
        }
        catch (InvalidDataException)
        {
            // What came before the damage is there.
            isWhole = false;
        }

        unpacked.Position = 0;
        var (found, damaged) = Lines(unpacked, isCanonical: false);
        foreach (var member in found) members[member.File] = member;
        return isWhole && damaged == 0;
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
