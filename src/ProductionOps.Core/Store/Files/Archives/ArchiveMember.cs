using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProductionOps.Store.Files.Archives;

/// <summary>A record file in an archive.</summary>
/// <param name="File">Name that the file had.</param>
/// <param name="Checksum">SHA-256 of the file, in lower-case hexadecimal.</param>
/// <param name="Content">The bytes of the file.</param>
internal sealed record ArchiveMember(string File, string Checksum, byte[] Content)
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
        MaxDepth = 64,
    };

    /// <summary>A member of the bytes of a file.</summary>
    public static ArchiveMember Of(string file, byte[] content) =>
        new(file, Convert.ToHexStringLower(SHA256.HashData(content)), content);

    /// <summary>Reads a member; null when the line is not what was written.</summary>
    public static ArchiveMember? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var line = JsonSerializer.Deserialize(text, StoreJson.Compact.ArchiveLine);
            var content = line?.Data ?? (line?.Record is { } record ? Layout(record) : null);
            if (line is not { File: not null, Checksum: not null } || content is null) return null;
            var member = Of(line.File, content);
            return member.Checksum == line.Checksum ? member : null;
        }
        catch (JsonException)
        {
            // The caller tells which archive is damaged.
            return null;
        }
    }

    /// <summary>The member as one line, with its line feed.</summary>
    public byte[] ToLine()
    {
        var record = TryParseUsual();
        var line = new ArchiveLine(File, Checksum, record, record is null ? Content : null);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented with { Indented = false })) JsonSerializer.Serialize(writer, line, StoreJson.Compact.ArchiveLine);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private JsonElement? TryParseUsual()
    {
        try
        {
            using var document = JsonDocument.Parse(Content);
            var record = document.RootElement.Clone();
            return Layout(record).AsSpan().SequenceEqual(Content) ? record : null;
        }
        catch (JsonException)
        {
            // Not JSON, or with a byte order mark: its bytes are kept.
            return null;
        }
    }

    private static byte[] Layout(JsonElement record)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) record.WriteTo(writer);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
