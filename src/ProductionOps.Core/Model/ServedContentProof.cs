namespace ProductionOps.Model;

/// <summary>Evidence that what is served is what was deployed.</summary>
public sealed record ServedContentProof : ModelObject
{
    /// <summary>Address that was read.</summary>
    public required string Url { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Files whose live content was hashed.</summary>
    public int FilesChecked { get; init; }

    /// <summary>Files of the release.</summary>
    public int FilesTotal { get; init; }

    /// <summary>Paths whose live content is not the content of the release.</summary>
    public IReadOnlyList<string> Mismatches { get => field ?? []; init; }
}
