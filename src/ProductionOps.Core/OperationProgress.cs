namespace ProductionOps;

/// <summary>How far an operation has come.</summary>
/// <param name="Activity">What is being done, the same text for all records of one operation.</param>
/// <param name="Status">The step that runs now.</param>
/// <param name="PercentComplete">0 to 100; null when it is not known.</param>
/// <param name="Remaining">Time left; null when it is not known.</param>
/// <param name="Completed">Whether the operation is over and its display can go.</param>
public sealed record OperationProgress(
    string Activity,
    string Status,
    int? PercentComplete = null,
    TimeSpan? Remaining = null,
    bool Completed = false);
