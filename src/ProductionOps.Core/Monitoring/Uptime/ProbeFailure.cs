namespace ProductionOps.Monitoring.Uptime;

/// <summary>Why a probe failed.</summary>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Message">What happened, as one sentence without its full stop.</param>
public sealed record ProbeFailure(ProbeFailureKind Kind, string Message);
