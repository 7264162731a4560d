namespace ProductionOps.Maintenance;

/// <summary>What a person decides about a maintenance run.</summary>
/// <param name="By">Who.</param>
/// <param name="Comment">Why; null for nothing.</param>
public sealed record MaintenanceDecision(string By, string? Comment = null)
{
    /// <summary>The comments, with this one.</summary>
    internal IReadOnlyList<string> AddTo(IReadOnlyList<string> comments) =>
        string.IsNullOrWhiteSpace(Comment) ? comments : [.. comments, Comment];

    /// <summary>The reason as the end of a sentence; empty when none was given.</summary>
    internal string Reason => string.IsNullOrWhiteSpace(Comment) ? "" : $": {Comment}";
}
