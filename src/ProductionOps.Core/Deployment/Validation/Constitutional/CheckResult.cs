namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>The result of one named check.</summary>
/// <param name="Name">Name of the check, such as <c>branch-name</c>.</param>
/// <param name="Verdict">What it said.</param>
/// <param name="Message">What is wrong and what to do, or why it could not be known; null when it passed.</param>
public sealed record CheckResult(string Name, CheckVerdict Verdict, string? Message)
{
    /// <summary>The principle is kept.</summary>
    public static CheckResult Passed(string name) => new(name, CheckVerdict.Passed, null);

    /// <summary>The principle is violated.</summary>
    public static CheckResult Violated(string name, string message) => new(name, CheckVerdict.Violated, message);

    /// <summary>It could not be known.</summary>
    public static CheckResult NotJudged(string name, string message) => new(name, CheckVerdict.NotJudged, message);

    /// <summary>Passed or violated.</summary>
    public static CheckResult Of(string name, bool isKept, string message) => isKept ? Passed(name) : Violated(name, message);
}
