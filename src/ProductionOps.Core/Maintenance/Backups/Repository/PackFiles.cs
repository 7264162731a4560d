using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>The packs of a repository as files.</summary>
internal sealed class PackFiles(RepositoryDirectory directory, RepositoryKey? key)
{
    private readonly IFileSystem _files = directory.Files;

    public string PathOf(string name) => Path.Combine(directory.Packs, name);

    /// <summary>All packs, by the names of their files.</summary>
    public Dictionary<string, FileEntry> List() => _files.Enumerate(directory.Packs)
        .Where(entry => entry.Kind == FileEntryKind.File && PackName.IsOne(entry.Name))
        .ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>Writes a pack, flushed; its name is durable when the directory is flushed.</summary>
    public Pack Write(PackBuilder builder)
    {
        var entries = builder.Entries.ToArray();
        var content = builder.Finish();
        var name = PackName.Of(content);
        // What has its name already is the same pack, or was before it was damaged.
        if (!directory.TryWriteNew(PathOf(name), content) && PackName.Of(_files.ReadAllBytes(PathOf(name))) != name) directory.WriteDurable(PathOf(name), content);
        return new Pack(name, content.Length, entries);
    }

    public void Delete(string name) => _files.DeleteFile(PathOf(name));

    public void FlushNames() => _files.FlushDirectory(directory.Packs);

    /// <summary>Reads the directory of a pack, and nothing else of it.</summary>
    /// <exception cref="DamagedBackupException">It is none, or not readable with this key.</exception>
    public Pack ReadDirectory(string name)
    {
        using var stream = _files.OpenRead(PathOf(name));
        var length = stream.Length;
        if (length < PackDirectory.HeaderSize + PackDirectory.TrailerSize) throw new DamagedBackupException("it is too short for a pack");
        Span<byte> header = stackalloc byte[PackDirectory.HeaderSize];
        stream.ReadExactly(header);
        Span<byte> trailer = stackalloc byte[PackDirectory.TrailerSize];
        stream.Seek(-PackDirectory.TrailerSize, SeekOrigin.End);
        stream.ReadExactly(trailer);
        var stored = new byte[PackDirectory.ReadTrailer(trailer, length)];
        stream.Seek(-PackDirectory.TrailerSize - stored.Length, SeekOrigin.End);
        stream.ReadExactly(stored);
        return new Pack(name, length, Entries(header, stored, trailer, length));
    }

    /// <summary>The entries of a pack that is in memory.</summary>
    public IReadOnlyList<PackEntry> ReadEntries(ReadOnlySpan<byte> pack)
    {
        if (pack.Length < PackDirectory.HeaderSize + PackDirectory.TrailerSize) throw new DamagedBackupException("it is too short for a pack");
        var trailer = pack[^PackDirectory.TrailerSize..];
        var size = PackDirectory.ReadTrailer(trailer, pack.Length);
        return Entries(pack[..PackDirectory.HeaderSize], pack[^(PackDirectory.TrailerSize + size)..^PackDirectory.TrailerSize], trailer, pack.Length);
    }

    private PackEntry[] Entries(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> trailer, long length)
    {
        var isEncrypted = PackDirectory.ReadHeader(header);
        PackDirectory.CheckDirectory(trailer, stored);
        if (isEncrypted != (key is not null)) throw new DamagedBackupException(isEncrypted ? "it is encrypted, and the repository is not" : "it is not encrypted, and the repository is");
        var plain = key is null ? stored : key.Open(stored, "directory"u8) ?? throw new DamagedBackupException("its directory cannot be decrypted");
        return PackDirectory.ReadEntries(plain, length - PackDirectory.TrailerSize - stored.Length);
    }
}
