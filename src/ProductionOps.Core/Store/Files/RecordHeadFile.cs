using System.Text.Json;

namespace ProductionOps.Store.Files;

/// <summary>The file that holds the head of one kind. Only whoever has the store lock touches it.</summary>
internal sealed class RecordHeadFile(StoreDirectory store, string path)
{
    // Of constant length, so that overwriting it never changes its size and needs no room on a full disk.
    private const int Size = 1024;

    /// <summary>The head; null when there is none, or none that can be read.</summary>
    public RecordHead? Read()
    {
        if (!store.Files.FileExists(path)) return null;
        try
        {
            var text = store.Files.ReadAllBytes(path).AsSpan().TrimEnd(" \n"u8);
            return JsonSeal.IsIntact(text) ? JsonSerializer.Deserialize(text, StoreJson.Compact.RecordHead) : null;
        }
        catch (JsonException)
        {
            // It is a cache: the folders tell the same, only more slowly.
            return null;
        }
    }

    public void Write(RecordHead head) => store.Files.Overwrite(path, Serialize(head), isPrivate: true);

    public void WriteDurable(RecordHead head) => store.WriteDurable(path, Serialize(head));

    private static byte[] Serialize(RecordHead head)
    {
        var json = JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(head, StoreJson.Compact.RecordHead));
        var content = new byte[Math.Max(Size, json.Length + 1)];
        Array.Fill(content, (byte)' ');
        json.CopyTo(content, 0);
        content[^1] = (byte)'\n';
        return content;
    }
}
