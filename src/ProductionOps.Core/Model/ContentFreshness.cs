namespace ProductionOps.Model;

/// <summary>Age of the content.</summary>
public sealed record ContentFreshness : ModelObject
{
    /// <summary>Files older than the limit.</summary>
    public IReadOnlyList<string> StaleContent { get => field ?? []; init; }

    /// <summary>Newest change of any content.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
