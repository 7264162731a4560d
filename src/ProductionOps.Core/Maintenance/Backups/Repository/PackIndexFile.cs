using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>
/// The directories of all packs in one file: a cache. Whatever in it does not agree with the packs that are there is read from the packs.
/// </summary>
internal sealed class PackIndexFile(RepositoryDirectory directory, PackFiles packs, RepositoryKey? key)
{
    private const int NameLength = 69;
    private const int PackHeaderSize = NameLength + 8 + 4;

    private static ReadOnlySpan<byte> Magic => "PRODIDX1"u8;

    /// <summary>The index of the packs that are there now.</summary>
    public PackIndex Load()
    {
        var index = new PackIndex();
        var present = packs.List();
        var known = ReadCache();
        foreach (var (name, file) in present)
        {
            try
            {
                var isKnown = known.TryGetValue(name, out var pack) && pack.Length == file.Length;
                index.Add(isKnown ? pack! : packs.ReadDirectory(name));
            }
            catch (Exception exception) when (exception is DamagedBackupException or EndOfStreamException)
            {
                index.Damaged[name] = exception.Message;
            }
        }

        return index;
    }

    /// <summary>Writes the cache. It is never flushed: it can be made anew.</summary>
    public void Save(PackIndex index)
    {
        var content = new ArrayBufferWriter<byte>();
        foreach (var pack in index.Packs)
        {
            var header = content.GetSpan(PackHeaderSize);
            Encoding.ASCII.GetBytes(pack.Name, header);
            BinaryPrimitives.WriteInt64LittleEndian(header[NameLength..], pack.Length);
            BinaryPrimitives.WriteInt32LittleEndian(header[(NameLength + 8)..], pack.Entries.Count);
            content.Advance(PackHeaderSize);
            foreach (var entry in pack.Entries)
            {
                PackDirectory.WriteEntry(content.GetSpan(PackDirectory.EntrySize), entry);
                content.Advance(PackDirectory.EntrySize);
            }
        }

        byte[] body = [.. Magic, .. key is null ? content.WrittenSpan : key.Seal(content.WrittenSpan, "index"u8)];
        var temporary = directory.TemporaryPathIn(directory.Root);
        directory.Files.WriteUnflushed(temporary, [.. body, .. SHA256.HashData(body)], isPrivate: true);
        directory.Files.Replace(temporary, directory.IndexPath);
    }

    private Dictionary<string, Pack> ReadCache()
    {
        var known = new Dictionary<string, Pack>(StringComparer.Ordinal);
        try
        {
            var content = directory.Files.ReadAllBytes(directory.IndexPath).AsSpan();
            if (content.Length < Magic.Length + BlobId.Size || !content.StartsWith(Magic)) return known;
            var body = content[..^BlobId.Size];
            if (!SHA256.HashData(body).AsSpan().SequenceEqual(content[^BlobId.Size..])) return known;
            var plain = key is null ? body[Magic.Length..] : key.Open(body[Magic.Length..], "index"u8);
            Parse(plain, known);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception) || exception is DamagedBackupException)
        {
            // A cache that cannot be read is no cache.
            known.Clear();
        }

        return known;
    }

    private static void Parse(ReadOnlySpan<byte> bytes, Dictionary<string, Pack> known)
    {
        while (bytes.Length >= PackHeaderSize)
        {
            var name = Encoding.ASCII.GetString(bytes[..NameLength]);
            var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[NameLength..]);
            var size = BinaryPrimitives.ReadInt32LittleEndian(bytes[(NameLength + 8)..]) * PackDirectory.EntrySize;
            bytes = bytes[PackHeaderSize..];
            var overhead = PackDirectory.TrailerSize + size;
            if (size < 0 || size > bytes.Length || !PackName.IsOne(name)) throw new DamagedBackupException("the index is damaged");
            var end = PackDirectory.HeaderSize + StoredLength(bytes[..size]);
            if (end + overhead > length) throw new DamagedBackupException("the index is damaged");
            known[name] = new Pack(name, length, PackDirectory.ReadEntries(bytes[..size], end));
            bytes = bytes[size..];
        }
    }

    private static long StoredLength(ReadOnlySpan<byte> entries)
    {
        var sum = 0L;
        for (var offset = 0; offset < entries.Length; offset += PackDirectory.EntrySize)
        {
            sum += BinaryPrimitives.ReadInt32LittleEndian(entries[(offset + BlobId.Size)..]);
        }

        return sum;
    }
}
