using ProductionOps.Model;

namespace ProductionOps.Maintenance.Content;

/// <summary>What a check of content amounts to.</summary>
public sealed record ContentSummary
{
    /// <summary>Pages that were read.</summary>
    public required int Pages { get; init; }

    /// <summary>All files of the site.</summary>
    public required int Files { get; init; }

    /// <summary>Links that were looked at, each as often as it is there.</summary>
    public required long Links { get; init; }

    /// <summary>Different external addresses; asked for only where that was wanted.</summary>
    public required int ExternalLinks { get; init; }

    /// <summary>Images that were read.</summary>
    public required int Images { get; init; }

    /// <summary>Findings that are errors.</summary>
    public required int Errors { get; init; }

    /// <summary>Findings that are warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>Links that lead nowhere, as <c>page: target</c>.</summary>
    public IReadOnlyList<string> BrokenLinks { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Images that cannot be shown.</summary>
    public IReadOnlyList<string> InvalidImages { get => field ?? new TextList<string>(null); init => field = new TextList<string>(value); }

    /// <summary>Age of the content; null where it is not known.</summary>
    public ContentFreshness? Freshness { get; init; }

    /// <summary>The same as the entity has it.</summary>
    public ContentValidationResult ToResult() => new()
    {
        LinksChecked = (int)Math.Min(Links, int.MaxValue),
        BrokenLinks = BrokenLinks,
        ImagesValidated = Images,
        InvalidImages = InvalidImages,
        ContentFreshness = Freshness,
    };
}
