using System.Collections.Concurrent;
using ProductionOps.Maintenance.Content.Links;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>What reading all files of a site gathers. Members may be called from several threads.</summary>
internal sealed class SiteFacts(SiteIndex index)
{
    private long _links;
    private int _images;
    private int _pages;

    /// <summary>Links that were looked at.</summary>
    public long Links => Interlocked.Read(ref _links);

    /// <summary>Images that were read.</summary>
    public int Images => Volatile.Read(ref _images);

    /// <summary>Pages that were read.</summary>
    public int Pages => Volatile.Read(ref _pages);

    /// <summary>Places in pages.</summary>
    public AnchorTable Anchors { get; } = new(index.Files.Count);

    /// <summary>Links to places in other pages.</summary>
    public ConcurrentBag<IReadOnlyList<WaitingLink>> Waiting { get; } = [];

    /// <summary>External links by address.</summary>
    public ConcurrentDictionary<string, ExternalUse> External { get; } = new(StringComparer.Ordinal);

    /// <summary>Pages that lead to another page at once, and that page.</summary>
    public ConcurrentDictionary<int, int> Refreshes { get; } = [];

    /// <summary>Counts what one thread has read.</summary>
    public void Add(long links, int images, int pages)
    {
        Interlocked.Add(ref _links, links);
        Interlocked.Add(ref _images, images);
        Interlocked.Add(ref _pages, pages);
    }
}
