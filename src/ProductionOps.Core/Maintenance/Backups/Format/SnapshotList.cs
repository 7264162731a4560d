using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>The list of what is in a snapshot: one JSON object a line, in ordinal order of the paths.</summary>
internal static class SnapshotList
{
    public static ReadOnlyMemory<byte> Write(IEnumerable<SnapshotEntry> entries)
    {
        var content = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(content, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var entry in entries)
        {
            writer.Reset();
            JsonSerializer.Serialize(writer, entry, SnapshotJson.Default.SnapshotEntry);
            writer.Flush();
            content.Write("\n"u8);
        }

        return content.WrittenMemory;
    }

    /// <exception cref="DamagedBackupException">A line is no entry.</exception>
    public static List<SnapshotEntry> Read(ReadOnlySpan<byte> content)
    {
        var entries = new List<SnapshotEntry>();
        try
        {
            while (!content.IsEmpty)
            {
                var end = content.IndexOf((byte)'\n');
                if (end < 0) throw new DamagedBackupException("its list ends within a line");
                entries.Add(JsonSerializer.Deserialize(content[..end], SnapshotJson.Default.SnapshotEntry) ?? throw new DamagedBackupException("its list has a line without an entry"));
                content = content[(end + 1)..];
            }
        }
        catch (JsonException exception)
        {
            throw new DamagedBackupException("its list has a line that cannot be read: " + exception.Message, exception);
        }

        return entries;
    }

    /// <summary>
    /// One hash over the content of all files and links: the SHA-256 of the lines <c>hash, two spaces, path, line feed</c>, in the order of
    /// the list; the hash of a link is that of what it says.
    /// </summary>
    /// <param name="entries">The entries in their order.</param>
    /// <param name="hashOf">The hash of a file in hexadecimal.</param>
    public static string ContentChecksum(IEnumerable<SnapshotEntry> entries, Func<SnapshotEntry, string> hashOf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            if (entry.Kind == SnapshotEntryKind.Directory) continue;
            hash.AppendData(Encoding.UTF8.GetBytes($"{hashOf(entry)}  {entry.Path}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of an entry as the list has it.</summary>
    public static string HashOf(SnapshotEntry entry) => entry.Kind == SnapshotEntryKind.Link
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Target ?? string.Empty)))
        : entry.Sha256 ?? string.Empty;
}
