namespace ProductionOps.Monitoring.Uptime;

/// <summary>Carries a failure out of the connection callback of the HTTP handler.</summary>
internal sealed class ProbeException(ProbeFailure failure, Exception? inner = null) : IOException(failure.Message, inner)
{
    public ProbeFailure Failure { get; } = failure;
}
