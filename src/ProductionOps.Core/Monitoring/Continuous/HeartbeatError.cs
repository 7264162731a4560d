namespace ProductionOps.Monitoring.Continuous;

/// <summary>An error.</summary>
/// <param name="Id">Its stable identifier.</param>
/// <param name="Message">What happened and what to do.</param>
internal sealed record HeartbeatError(string Id, string Message)
{
    public static HeartbeatError? Of(OperationException? error) => error is null ? null : new(error.Id, error.Message);
}
