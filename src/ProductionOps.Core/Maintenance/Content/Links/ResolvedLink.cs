namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Where a link leads. Equal links of a directory share one.</summary>
internal sealed record ResolvedLink(LinkState State)
{
    /// <summary>A link that is left alone.</summary>
    public static readonly ResolvedLink Ignored = new(LinkState.Ignored);

    /// <summary>A link that says nothing.</summary>
    public static readonly ResolvedLink Empty = new(LinkState.Empty);

    /// <summary>The link as it is written.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The file that answers; -1 when none does.</summary>
    public int File { get; init; } = -1;

    /// <summary>The place in the file; null when none is named, or one that every page has.</summary>
    public Anchor? Anchor { get; init; }

    /// <summary>The full address of an external link, without its fragment.</summary>
    public string? Url { get; init; }

    /// <summary>The redirects that it goes through, in their order; one that leads in a circle stands in it twice.</summary>
    public IReadOnlyList<RedirectRule> Redirects { get; init; } = [];

    /// <summary>Whether it is asked for over http.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>Whether it goes up more directories than there are.</summary>
    public bool LeavesRoot { get; init; }

    /// <summary>The rule that it breaks; null where it depends on what the link is for.</summary>
    public ContentRule? Rule { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public string? Message { get; init; }
}
