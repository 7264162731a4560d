namespace ProductionOps.Deployment.Proof;

/// <summary>What comparing a live file with the manifest said.</summary>
/// <param name="WasRead">Whether its live content was read.</param>
/// <param name="Problem">Why it is not the file of the release; null when it is, or when it is right that it is not served.</param>
internal sealed record ServedFileVerdict(bool WasRead, string? Problem)
{
    /// <summary>The live content is the content of the release.</summary>
    public static ServedFileVerdict Same { get; } = new(WasRead: true, null);

    /// <summary>It is not served, and need not be.</summary>
    public static ServedFileVerdict NotServed { get; } = new(WasRead: false, null);
}
