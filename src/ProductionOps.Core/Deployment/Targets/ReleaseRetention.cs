namespace ProductionOps.Deployment.Targets;

/// <summary>Which releases a target no longer needs. Their ids decide, never the times of directories.</summary>
internal static class ReleaseRetention
{
    public static IReadOnlyList<string> Superfluous(
        IEnumerable<string> complete, string? active, IReadOnlySet<string> protectedIds, int keep) => [.. complete
        .Where(id => id != active && !protectedIds.Contains(id))
        .OrderDescending(StringComparer.Ordinal)
        .Skip(Math.Max(keep, 0))
        .Reverse()];
}
