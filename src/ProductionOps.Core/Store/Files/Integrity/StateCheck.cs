using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks the documents of operations, and what the store says of itself.</summary>
internal sealed class StateCheck(StoreDirectory store)
{
    private const string Root = "state";
    private static readonly string[] OfDeployments = ["state/deployment/manifest/", "state/deployment/log/"];
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The files of documents, by their path relative to the store.</summary>
    public IReadOnlyList<(string Location, FileEntry File)> List() => [.. Walk(Root)];

    /// <summary>What is wrong with documents.</summary>
    public IEnumerable<IntegrityFinding> Findings(IReadOnlyList<(string Location, FileEntry File)> documents, Func<string, bool> isKnownDeployment)
    {
        foreach (var (location, file) in documents)
        {
            if (file.Kind != FileEntryKind.File)
            {
                yield return Found.Error(IntegrityProblem.NotAFile, location, "Something that is no file has the name of a document.", Found.Repair);
            }
            else if (StoreDirectory.TemporaryOwner(file.Name) is null && file.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                if (Check(location, IntegrityProblem.StateDamaged) is { } damage) yield return damage;
                else if (OwnerOf(location) is { } owner && !isKnownDeployment(owner)) yield return Orphan(location, owner);
            }
        }
    }

    /// <summary>What is wrong with the document that says what the store is.</summary>
    public IntegrityFinding? StoreDocument() => Check(StoreDocumentFile.FileName, IntegrityProblem.StoreDamaged);

    private IntegrityFinding? Check(string location, IntegrityProblem problem)
    {
        try
        {
            var content = store.Files.ReadAllBytes(store.PathOf(location));
            if (JsonSeal.IsIntact(content)) return null;
            using var document = JsonDocument.Parse(content, Options);
            return document.RootElement.ValueKind != JsonValueKind.Object ? null : Found.Warning(
                problem,
                location,
                "It can be read, and is not as it was written: somebody else has changed it, or the disk has.",
                "Look at it. If it is right, run Repair-ProductionStore -AcceptChanges (prodops store repair --accept-changes).");
        }
        catch (FileNotFoundException)
        {
            // It was removed meanwhile.
            return null;
        }
        catch (Exception exception) when (exception is JsonException || FileErrors.IsFileError(exception))
        {
            return Found.Error(problem, location, $"It cannot be read: {exception.Message}", Found.Restore) with { IsUnread = exception is not JsonException };
        }
    }

    private static IntegrityFinding Orphan(string location, string owner) => Found.Information(
        IntegrityProblem.StateOrphaned,
        location,
        $"It belongs to '{owner}', which the store does not have any more.",
        "Remove it if you do not need it.",
        owner);

    private static string? OwnerOf(string location)
    {
        var id = Path.GetFileNameWithoutExtension(location);
        var isOfDeployment = OfDeployments.Any(prefix => location.StartsWith(prefix, StringComparison.Ordinal));
        return isOfDeployment && RecordId.TryParse(id, out var parsed) && parsed.Kind == RecordKind.Deployment ? id : null;
    }

    private IEnumerable<(string Location, FileEntry File)> Walk(string directory)
    {
        foreach (var entry in store.Files.Enumerate(store.PathOf(directory)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var location = $"{directory}/{entry.Name}";
            var isDocumentName = entry.Name.EndsWith(".json", StringComparison.Ordinal);
            if (entry.Kind == FileEntryKind.Directory && !isDocumentName)
            {
                foreach (var below in Walk(location)) yield return below;
            }
            else if (entry.Kind == FileEntryKind.File || isDocumentName)
            {
                yield return (location, entry);
            }
        }
    }
}
