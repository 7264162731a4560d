using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Store.Files.Retention;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Where repair sets aside what is damaged, under the path that it had, each with the reason beside it.</summary>
internal sealed class QuarantineFolder(StoreDirectory store)
{
    /// <summary>Its name.</summary>
    public const string Name = "quarantine";

    private const string NoteSuffix = ".reason.json";

    /// <summary>Where something would go.</summary>
    public string PlaceFor(string location)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{number}");
            var place = $"{Name}/{location}{suffix}";
            if (store.Files.Find(store.PathOf(place)) is null) return place;
        }
    }

    /// <summary>
    /// Moves something away. The note is durable first: a run that is stopped in between leaves a note about nothing, and the next
    /// one writes it again. Only whoever has the store lock may do so.
    /// </summary>
    /// <returns>Where it is now, relative to the store.</returns>
    public string Take(string location, IntegrityFinding finding)
    {
        var place = Announce(location, finding);
        var (from, to) = (store.PathOf(location), store.PathOf(place));
        if (store.Files.Find(from) is { Kind: FileEntryKind.Directory }) store.Files.MoveDirectory(from, to);
        else store.Files.Replace(from, to);
        store.Files.FlushDirectory(Path.GetDirectoryName(to)!);
        store.Files.FlushDirectory(Path.GetDirectoryName(from)!);
        return place;
    }

    /// <summary>Keeps a copy of something that is about to be replaced. Only whoever has the store lock may do so.</summary>
    /// <returns>Where the copy is, relative to the store.</returns>
    public string Copy(string location, IntegrityFinding finding)
    {
        var place = Announce(location, finding);
        store.WriteDurable(store.PathOf(place), store.Files.ReadAllBytes(store.PathOf(location)));
        return place;
    }

    /// <summary>Whether a record of a kind with an identifier between two others, or the tombstones of its folder, are here.</summary>
    public bool HasBetween(RecordKind kind, string folder, string after, string before) => Notes(Name).Any(note =>
        note.Location == $"{folder}/{TombstoneFile.FileName}" ||
        note.Location.StartsWith($"{folder}/archive/", StringComparison.Ordinal) ||
        (RecordId.TryParse(note.RecordId, out var id) && id.Kind == kind &&
            string.CompareOrdinal(note.RecordId, after) > 0 && string.CompareOrdinal(note.RecordId, before) < 0));

    private string Announce(string location, IntegrityFinding finding)
    {
        var place = PlaceFor(location);
        var note = new QuarantineNote(1, location, finding.Problem, finding.Message, finding.RecordId, store.Time.GetUtcNow());
        byte[] content = [.. JsonSerializer.SerializeToUtf8Bytes(note, StoreJson.Default.QuarantineNote), (byte)'\n'];
        store.WriteDurable(store.PathOf(place + NoteSuffix), content);
        return place;
    }

    private IEnumerable<QuarantineNote> Notes(string directory)
    {
        foreach (var entry in store.Files.Enumerate(store.PathOf(directory)))
        {
            var relative = $"{directory}/{entry.Name}";
            if (entry.Kind == FileEntryKind.Directory)
            {
                foreach (var note in Notes(relative)) yield return note;
            }
            else if (entry.Kind == FileEntryKind.File && entry.Name.EndsWith(NoteSuffix, StringComparison.Ordinal) && Read(relative) is { } note)
            {
                yield return note;
            }
        }
    }

    // A note counts while the thing that it is about is here.
    private QuarantineNote? Read(string relative)
    {
        if (store.Files.Find(store.PathOf(relative[..^NoteSuffix.Length])) is null) return null;
        try
        {
            return JsonSerializer.Deserialize(store.Files.ReadAllBytes(store.PathOf(relative)), StoreJson.Default.QuarantineNote);
        }
        catch (JsonException)
        {
            // It was edited; what it said is not known any more.
            return null;
        }
    }
}
