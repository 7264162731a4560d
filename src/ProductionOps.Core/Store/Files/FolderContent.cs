using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>What a folder holds, as its directory says.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
internal sealed record FolderContent<TEntry>
    where TEntry : class
{
    /// <summary>One line for each record file that can be read, in no order.</summary>
    public required IReadOnlyList<IndexLine<TEntry>> Lines { get; init; }

    /// <summary>What the index says of files that cannot be read; it is kept, as it tells what they were.</summary>
    public IReadOnlyList<IndexLine<TEntry>> Unreadable { get; init; } = [];

    /// <summary>How many of them the index did not tell, so that their files were read.</summary>
    public required int Missed { get; init; }

    /// <summary>Lines in the tail.</summary>
    public required int TailLines { get; init; }

    /// <summary>The highest sequence in files and index, including index lines whose file was never published.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Files that a writer has not published, or never will.</summary>
    public required IReadOnlyList<FileEntry> Temporaries { get; init; }
}
