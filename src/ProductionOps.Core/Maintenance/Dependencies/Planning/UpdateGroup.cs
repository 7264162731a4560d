namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Updates that can only be made together.</summary>
/// <param name="Updates">They, in ordinal order of their packages.</param>
internal sealed record UpdateGroup(IReadOnlyList<PlannedUpdate> Updates)
{
    /// <summary>How likely it is to break something, by what its updates are.</summary>
    public int Risk => Updates.Max(update => (int)update.Change.Type + (update.Change.IsBreaking ? 3 : 0));

    public override string ToString() => string.Join(" and ", Updates);
}
