namespace ProductionOps.Monitoring.Accessibility;

/// <summary>What came of testing one page.</summary>
/// <param name="Page">Its address.</param>
internal sealed record PageAudit(Uri Page)
{
    /// <summary>What axe-core reported; null when it was not tested.</summary>
    public AxeReport? Report { get; init; }

    /// <summary>What stands in a screen reader's way.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>Why it was not tested; null when it was.</summary>
    public OperationException? Failure { get; init; }

    /// <summary>Whether the page was still changing when it was tested.</summary>
    public bool IsRestless { get; init; }

    /// <summary>What somebody should know about it, one sentence each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (Failure is { } failure) yield return $"'{Page}' was not tested: {failure.Message}";
            if (IsRestless) yield return $"'{Page}' had not come to rest when it was tested, so a later look may find other things.";
        }
    }
}
