using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>What npm answered.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="ErrorCode">The code of its error, such as <c>ERESOLVE</c>; null when it told none.</param>
/// <param name="Summary">Its error in words; empty when it told none.</param>
internal sealed record NpmAnswer(ProcessResult Result, string? ErrorCode, string Summary)
{
    /// <summary>The first line of its error.</summary>
    public string FirstLine => Summary.Split('\n')[0].TrimEnd('.');
}
