
namespace ProductionOps.Store.Files;

/// <summary>Tells a writer where the last one left off, and finds out anew where that cannot be believed.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordHeads<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    RecordReader<TRecord, TEntry> reader,
    FolderIndex<TRecord, TEntry> index)
    where TRecord : class
    where TEntry : class
{
    private readonly RecordHeadFile _file = new(store, layout.HeadPath);
    private readonly TemporarySweep _sweep = new(store);

    /// <summary>The head, checked against the folder that will be written to.</summary>
    public RecordHead Read(RecordFolder folder)
    {
        var head = _file.Read();
        if (head is null) return Gather(folder);
        var isSameRun = string.Equals(head.BootId, store.BootId, StringComparison.Ordinal);
        var lastFolder = layout.FolderAt(head.Folder);
        if (!isSameRun || !IsUnchanged(head, lastFolder)) head = Reload(head, lastFolder);
        if (!isSameRun) head = head with { BootId = store.BootId, Last = Math.Max(head.Last, head.Reserved) };
        return string.Equals(folder.Directory, lastFolder.Directory, StringComparison.Ordinal) ? head : Enter(head, folder);
    }

    /// <summary>The same head for one more folder that will be written to.</summary>
    public RecordHead Continue(RecordHead head, RecordFolder folder) => Reload(head, folder);

    /// <summary>
    /// Records which sequences are given out, before anything has them. Which of the records that have them will be there is not known
    /// yet, so the next writer must look what to chain to.
    /// </summary>
    public void Save(RecordHead head) => _file.Write(head with { FolderModified = 0, ChainChecksum = null });

    /// <summary>Sets the next sequences aside, durably where the folders could not tell it after a loss of power.</summary>
    public RecordHead Reserve(RecordHead head, int count = 1)
    {
        if (layout.ReservedBlock == 0 || head.Last + count <= head.Reserved) return head;
        head = head with { Reserved = head.Last + count - 1 + layout.ReservedBlock };
        _file.WriteDurable(head);
        return head;
    }

    /// <summary>Records that a folder has been written to.</summary>
    public RecordHead Write(RecordHead head, RecordFolder folder) => Write(head, folder, TailLengthOf(folder));

    /// <summary>The same where the length of the tail is known.</summary>
    public RecordHead Write(RecordHead head, RecordFolder folder, long tailLength)
    {
        head = head with
        {
            Folder = store.RelativePath(folder.Directory),
            FolderModified = ModifiedOf(folder),
            TailLength = tailLength,
        };
        _file.Write(head);
        return head;
    }

    /// <summary>Folds the tail into the snapshot where it has become long.</summary>
    public void FoldWhereLong(RecordHead head, RecordFolder folder)
    {
        if (folder.SnapshotPath is null || head.TailLines <= Math.Max(64, head.Records / 4)) return;
        Rewrite(folder, head);
    }

    /// <summary>Writes the index of a folder anew.</summary>
    public void Rewrite(RecordFolder folder) => Rewrite(folder, Read(folder));

    /// <summary>Writes the index of a folder anew from the record files alone, and the head with it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="acceptsChanges">Whether what others have changed counts as written by the store from now on.</param>
    public void Rebuild(RecordFolder folder, bool acceptsChanges)
    {
        var content = index.LoadFiles(folder, onDamaged: null);
        if (acceptsChanges) content = content with { Lines = [.. content.Lines.Select(line => line with { Acknowledged = null })] };
        Rewrite(folder, Read(folder), content);
    }

    private void Rewrite(RecordFolder folder, RecordHead head) => Rewrite(folder, head, index.Load(folder, onDamaged: null));

    private void Rewrite(RecordFolder folder, RecordHead head, FolderContent<TEntry> content)
    {
        _sweep.Sweep(folder.Directory, content.Temporaries);
        index.Rewrite(folder, content);
        var tailLines = folder.SnapshotPath is null ? content.Lines.Count : 0;
        Write(head with { TailLines = tailLines, Records = content.Lines.Count }, folder, TailLengthOf(folder));
    }

    private RecordHead Gather(RecordFolder folder)
    {
        var head = new RecordHead
        {
            BootId = store.BootId,
            Folder = store.RelativePath(folder.Directory),
            FolderModified = 0,
            TailLength = 0,
            TailLines = 0,
            Records = 0,
            Last = 0,
            Reserved = 0,
        };
        foreach (var other in layout.Folders(from: null, to: null))
        {
            if (!string.Equals(other.Directory, folder.Directory, StringComparison.Ordinal)) head = Reload(head, other);
        }

        return Enter(head, folder);
    }

    private RecordHead Enter(RecordHead head, RecordFolder folder)
    {
        // Before anything is written there: if this process is killed in between, the next one must look into that folder.
        head = Reload(head, folder);
        _file.Write(head);
        return head;
    }

    private RecordHead Reload(RecordHead head, RecordFolder folder)
    {
        var content = index.Load(folder, onDamaged: null);
        _sweep.Sweep(folder.Directory, content.Temporaries);
        var newer = content.Lines.Where(line => format.SequenceOf(line.Entry) > head.Last);
        return head with
        {
            Folder = store.RelativePath(folder.Directory),
            FolderModified = ModifiedOf(folder),
            TailLength = TailLengthOf(folder),
            TailLines = content.TailLines,
            Records = content.Lines.Count,
            Last = Math.Max(head.Last, content.LastSequence),
            ChainChecksum = NewestChainChecksum(folder, newer) ?? head.ChainChecksum ?? NewestChainChecksum(folder, content.Lines),
        };
    }

    private string? NewestChainChecksum(RecordFolder folder, IEnumerable<IndexLine<TEntry>> lines)
    {
        if (!format.IsChained) return null;
        foreach (var line in lines.OrderByDescending(line => format.SequenceOf(line.Entry)))
        {
            try
            {
                var stored = reader.Read(Path.Combine(folder.Directory, line.File), layout.IdOf(folder, line.File)!.Value);
                return format.ChainChecksum(stored.Record, stored.Content);
            }
            catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
            {
                // The chain goes on from the newest record that can be read; the check of integrity tells of the other.
            }
        }

        return null;
    }

    private bool IsUnchanged(RecordHead head, RecordFolder folder) =>
        head.FolderModified == ModifiedOf(folder) && head.TailLength == TailLengthOf(folder);

    private long ModifiedOf(RecordFolder folder) => store.Files.Find(folder.Directory)?.Modified.UtcTicks ?? 0;

    private long TailLengthOf(RecordFolder folder) => store.Files.Find(folder.TailPath)?.Length ?? 0;
}
