namespace ProductionOps.Store.Files;

/// <summary>What queries ask of an index entry; literals are those of the JSON.</summary>
internal sealed record RecordFacts
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required string? Environment { get; init; }

    public required string? Status { get; init; }

    public required string? Type { get; init; }

    public string? DeploymentId { get; init; }

    public bool IsSelectedBy(RecordQuery query) =>
        (query.From is not { } from || Timestamp >= from) &&
        (query.To is not { } to || Timestamp < to) &&
        (query.Environment is null || string.Equals(query.Environment, Environment, StringComparison.Ordinal)) &&
        (query.DeploymentId is null || string.Equals(query.DeploymentId, DeploymentId, StringComparison.Ordinal)) &&
        (query.Statuses.Count == 0 || query.Statuses.Contains(Status, StringComparer.Ordinal)) &&
        (query.Types.Count == 0 || query.Types.Contains(Type, StringComparer.Ordinal));
}
