namespace ProductionOps.Store;

/// <summary>Which records to read; a null property selects all.</summary>
public sealed record RecordQuery
{
    /// <summary>Everything, oldest first.</summary>
    public static RecordQuery All { get; } = new();

    /// <summary>Records at or after this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Records before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Environment, as the JSON literal.</summary>
    public string? Environment { get; init; }

    /// <summary>Status, as the JSON literal; any of them.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Type of deployment, monitoring or maintenance, as the JSON literal; any of them.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The deployment that monitoring records belong to.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Whether the newest comes first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether there are records that it does not select, apart from the limit.</summary>
    internal bool IsSelective =>
        From is not null || To is not null || Environment is not null || Statuses.Count > 0 || Types.Count > 0 || DeploymentId is not null;

    /// <summary>Called for each record that cannot be read.</summary>
    public Action<OperationException>? OnDamaged { get; init; }
}
