using System.Text.Json;

namespace ProductionOps.Store.Files.Rollups;

/// <summary>Reads and writes the rollup of a day.</summary>
internal sealed class RollupFile(StoreDirectory store)
{
    /// <summary>Its name.</summary>
    public const string FileName = "rollup.json";

    public static string PathIn(RecordFolder folder) => Path.Combine(folder.Directory, FileName);

    public static byte[] Serialize(DayRollup rollup) =>
        [.. JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(rollup, StoreJson.Compact.DayRollup)), (byte)'\n'];

    /// <summary>The rollup of a day; null when there is none.</summary>
    /// <exception cref="OperationException"><c>RollupDamaged</c>.</exception>
    public DayRollup? Read(RecordFolder folder)
    {
        var path = PathIn(folder);
        try
        {
            if (!store.Files.FileExists(path)) return null;
            var text = JsonSeal.Remove(store.Files.ReadAllBytes(path)) ?? throw new JsonException("It is not as it was written.");
            return JsonSerializer.Deserialize(text, StoreJson.Compact.DayRollup) ?? throw new JsonException("It is null.");
        }
        catch (FileNotFoundException)
        {
            // It was removed between the two looks.
            return null;
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                "RollupDamaged",
                ErrorKind.Damaged,
                $"The summary '{path}' cannot be read: {exception.Message} Run Repair-ProductionStore, or restore it from a backup.",
                path,
                exception);
        }
    }

    /// <summary>Writes the rollup of a day, durably, and reads it back.</summary>
    /// <exception cref="OperationException"><c>RollupDamaged</c>: what was read is not what was written.</exception>
    public void Write(RecordFolder folder, DayRollup rollup) => WriteAll([(folder, rollup)]);

    /// <summary>The same for many days, with few flushes.</summary>
    /// <exception cref="OperationException"><c>RollupDamaged</c>: what was read is not what was written.</exception>
    public void WriteAll(IReadOnlyList<(RecordFolder Folder, DayRollup Rollup)> rollups)
    {
        if (rollups.Count == 0) return;
        var written = new List<(string Temporary, string Path, byte[] Content)>(rollups.Count);
        try
        {
            foreach (var (folder, rollup) in rollups)
            {
                var temporary = store.TemporaryPathIn(folder.Directory);
                var content = Serialize(rollup);
                written.Add((temporary, PathIn(folder), content));
                store.Files.WriteUnflushed(temporary, content, isPrivate: true);
            }

            store.Files.FlushFiles(store.Root, [.. written.Select(file => file.Temporary)]);
            foreach (var (temporary, path, _) in written) store.Files.Replace(temporary, path);
        }
        catch
        {
            foreach (var (temporary, _, _) in written) store.Files.DeleteFile(temporary);
            throw;
        }

        store.Files.FlushDirectories([.. rollups.Select(rollup => rollup.Folder.Directory)]);
        foreach (var (_, path, content) in written)
        {
            if (store.Files.ReadAllBytes(path).AsSpan().SequenceEqual(content)) continue;
            throw new OperationException(
                "RollupDamaged", ErrorKind.Damaged, $"'{path}' does not hold what was written to it. Check the disk; nothing was removed.", path);
        }
    }

    /// <summary>What a day looks like now.</summary>
    public DayStamp StampOf(RecordFolder folder)
    {
        var rollup = store.Files.Find(PathIn(folder));
        return new DayStamp(
            store.Files.Find(folder.Directory)?.Modified.UtcTicks ?? 0,
            store.Files.Find(folder.TailPath)?.Length ?? 0,
            rollup?.Length ?? 0,
            rollup?.Modified.UtcTicks ?? 0);
    }
}
