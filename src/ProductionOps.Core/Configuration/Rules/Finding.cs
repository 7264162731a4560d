namespace ProductionOps.Configuration.Rules;

/// <summary>A setting that has the right shape and makes no sense.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Severity">Whether the configuration can be used.</param>
/// <param name="Pointer">JSON pointer to the setting.</param>
/// <param name="Message">What is wrong and what to do; it holds no secret.</param>
internal sealed record Finding(string Id, ProblemSeverity Severity, string Pointer, string Message)
{
    public static Finding Error(string id, string pointer, string message) => new(id, ProblemSeverity.Error, pointer, message);

    public static Finding Warning(string id, string pointer, string message) => new(id, ProblemSeverity.Warning, pointer, message);
}
