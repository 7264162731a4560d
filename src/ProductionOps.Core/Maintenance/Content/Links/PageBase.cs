namespace ProductionOps.Maintenance.Content.Links;

/// <summary>What relative links of a page are relative to. Pages of one directory share it, with the links that were resolved already.</summary>
/// <param name="directory">Directory relative to the site, with a slash at its end; empty for the site itself.</param>
/// <param name="document">Path that a link without a path leads to, where a <c>base</c> element says so; null for the page itself.</param>
/// <param name="external">Address on another site, where a <c>base</c> element says so.</param>
internal sealed class PageBase(string directory, string? document = null, Uri? external = null)
{
    /// <summary>Directory relative to the site.</summary>
    public string Directory { get; } = directory;

    /// <summary>Path that a link without a path leads to; null for the page itself.</summary>
    public string? Document { get; } = document;

    /// <summary>Address on another site; null where it is this one.</summary>
    public Uri? External { get; } = external;

    /// <summary>Whether a link without a path leads to the page that it is in.</summary>
    public bool IsPage => Document is null && External is null;

    /// <summary>Relative links that were resolved already.</summary>
    public Dictionary<string, ResolvedLink> Known { get; } = new(StringComparer.Ordinal);
}
