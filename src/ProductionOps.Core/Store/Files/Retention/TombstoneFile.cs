using System.Text.Json;

namespace ProductionOps.Store.Files.Retention;

/// <summary>Reads and writes the tombstones of one kind.</summary>
internal sealed class TombstoneFile(StoreDirectory store, string directory)
{
    /// <summary>Its name.</summary>
    public const string FileName = "tombstones.json";

    private readonly string _path = Path.Combine(directory, FileName);

    /// <summary>The tombstones, in order.</summary>
    /// <exception cref="OperationException"><c>TombstonesDamaged</c>.</exception>
    public IReadOnlyList<Tombstone> Read()
    {
        if (!store.Files.FileExists(_path)) return [];
        try
        {
            var text = JsonSeal.Remove(store.Files.ReadAllBytes(_path)) ?? throw new JsonException("It is not as it was written.");
            return JsonSerializer.Deserialize(text, StoreJson.Default.TombstoneList)?.Tombstones ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "TombstonesDamaged",
                ErrorKind.Damaged,
                $"'{_path}', which tells what retention removed, cannot be read: {exception.Message} Restore it from a backup; nothing was removed.",
                _path,
                exception);
        }
    }

    /// <summary>
    /// Records, durably, what is about to be removed; a range that follows another one is joined to it, and what was recorded before
    /// by a run that was stopped is not counted twice. Only whoever has the store lock may do so.
    /// </summary>
    public void Add(IEnumerable<Tombstone> removed)
    {
        var before = Read();
        var all = new List<Tombstone>(before);
        foreach (var tombstone in removed.Where(tombstone => !all.Exists(other => other.Covers(tombstone))).ToList()) all.Add(tombstone);
        if (all.Count == before.Count) return;
        var list = new TombstoneList(1, Join(all));
        store.WriteDurable(_path, [.. JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(list, StoreJson.Default.TombstoneList)), (byte)'\n']);
    }

    private static List<Tombstone> Join(IEnumerable<Tombstone> tombstones)
    {
        var joined = new List<Tombstone>();
        foreach (var next in tombstones.OrderBy(one => one.FirstSequence).ThenBy(one => one.FirstId, StringComparer.Ordinal))
        {
            if (joined.Count > 0 && Follows(joined[^1], next)) joined[^1] = joined[^1].Extend(next);
            else joined.Add(next);
        }

        return joined;
    }

    private static bool Follows(Tombstone last, Tombstone next) =>
        next.FirstSequence == last.LastSequence + 1 ||
        (next.PreviousChecksum is { } previous && previous == last.ChainChecksum);
}
