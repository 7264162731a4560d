namespace ProductionOps.Testing.Content;

/// <summary>A fault that can be planted in a page.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Plant">Gives the markup, from the number of the fault and the page; further files are written through the place.</param>
internal sealed record FaultKind(string Rule, Func<FaultPlace, FaultMarkup> Plant)
{
    /// <summary>Whether the markup swallows what follows, so that it must come last.</summary>
    public bool IsLast { get; init; }

    /// <summary>Whether the site must be served over https, or below a path.</summary>
    public bool NeedsPublicSite { get; init; }

    /// <summary>Whether other programs look for it, too: links and files that are not there, and anchors.</summary>
    public bool IsCommon { get; init; }
}
