using System.Text;
using System.Text.Json;

namespace ProductionOps.Store.Files;

/// <summary>The file that makes a directory a store.</summary>
internal sealed class StoreDocumentFile(StoreDirectory store)
{
    /// <summary>Its name.</summary>
    public const string FileName = "store.json";

    // Records and configuration belong into version control; what is only of this machine, or can be made anew, does not.
    private const string GitIgnore = """
        # Locks, temporary files and state of this machine
        .lock*
        .tmp-*
        .head-*
        /state/

        # Indexes: made anew from the records wherever they are missing
        index.json
        index.ndjson
        day.ndjson

        """;

    private static readonly string[] Directories = ["deployments", "monitoring", "maintenance", "configuration/history"];

    private readonly string _path = store.PathOf(FileName);

    /// <summary>Reads it.</summary>
    /// <exception cref="OperationException"><c>StoreDamaged</c>, <c>StoreVersionUnsupported</c>.</exception>
    public StoreDocument Read() => store.Guard(_path, () =>
    {
        var document = Parse(store.Files.ReadAllBytes(_path));
        if (document.SchemaVersion is >= 1 and <= StoreDocument.CurrentSchemaVersion) return document;
        throw new OperationException(
            "StoreVersionUnsupported",
            ErrorKind.Unsupported,
            $"The store '{store.Root}' has format {document.SchemaVersion}; this version of ProductionOps knows formats up to {StoreDocument.CurrentSchemaVersion}. Update ProductionOps.",
            store.Root);
    });

    /// <summary>The error for a directory that is a store already.</summary>
    public static OperationException Exists(string root) => new(
        "StoreExists", ErrorKind.AlreadyExists, $"There is a store at '{root}' already. Use it, or choose another place.", root);

    /// <summary>Makes the directories of a store and, last of all, its document.</summary>
    /// <exception cref="OperationException"><c>StoreExists</c>.</exception>
    public StoreDocument Create(string site) => store.Guard(store.Root, () =>
    {
        if (store.Files.FileExists(_path)) throw Exists(store.Root);
        foreach (var directory in Directories) store.Files.CreateDirectory(store.PathOf(directory), isPrivate: true);
        store.WriteDurable(store.PathOf(".gitignore"), Encoding.UTF8.GetBytes(GitIgnore));
        var document = new StoreDocument
        {
            SchemaVersion = StoreDocument.CurrentSchemaVersion,
            StoreId = Guid.NewGuid().ToString("D"),
            Site = site,
            CreatedAt = store.Time.GetUtcNow(),
            Metadata = new StoreMetadata { Version = $"{StoreDocument.CurrentSchemaVersion}.0" },
        };
        byte[] content = [.. JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(document, StoreJson.Default.StoreDocument)), (byte)'\n'];
        store.WriteDurable(_path, content);
        return Parse(content);
    });

    private StoreDocument Parse(byte[] content)
    {
        try
        {
            // People may change the name of the site here, so a seal that does not fit is told by a check of the store, and no more.
            var document = JsonSeal.Remove(content) ?? content;
            return IndexReader.TryRead(document, StoreDocumentReader.Read) ?? JsonSerializer.Deserialize(document, StoreJson.Default.StoreDocument) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "StoreDamaged",
                ErrorKind.Damaged,
                $"'{_path}' cannot be read: {exception.Message} Restore it from a backup or from version control; the records are untouched.",
                _path,
                exception);
        }
    }
}
