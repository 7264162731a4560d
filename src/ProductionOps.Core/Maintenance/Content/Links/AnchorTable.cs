namespace ProductionOps.Maintenance.Content.Links;

/// <summary>The places that pages have. Each page is written once, by one thread, and read when all are written.</summary>
internal sealed class AnchorTable(int files)
{
    private readonly ulong[]?[] _anchors = new ulong[files][];

    /// <summary>Notes the places of a page.</summary>
    public void Set(int file, IReadOnlyCollection<ulong> anchors)
    {
        ulong[] sorted = [.. anchors];
        Array.Sort(sorted);
        _anchors[file] = sorted;
    }

    /// <summary>Whether a page has a place; true where the page could not be read, as nobody knows.</summary>
    public bool Has(int file, Anchor anchor) => _anchors[file] is not { } known ||
        Array.BinarySearch(known, anchor.Written) >= 0 || Array.BinarySearch(known, anchor.Decoded) >= 0;
}
