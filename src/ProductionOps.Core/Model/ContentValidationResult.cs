namespace ProductionOps.Model;

/// <summary>Outcome of a content validation.</summary>
public sealed record ContentValidationResult : ModelObject
{
    /// <summary>Links checked.</summary>
    public int LinksChecked { get; init; }

    /// <summary>Links that lead nowhere.</summary>
    public IReadOnlyList<string> BrokenLinks { get => field ?? []; init; }

    /// <summary>Images checked.</summary>
    public int ImagesValidated { get; init; }

    /// <summary>Images that cannot be shown.</summary>
    public IReadOnlyList<string> InvalidImages { get => field ?? []; init; }

    /// <summary>Age of the content.</summary>
    public ContentFreshness? ContentFreshness { get; init; }
}
