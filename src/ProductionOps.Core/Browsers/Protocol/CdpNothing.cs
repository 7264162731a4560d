namespace ProductionOps.Browsers.Protocol;

/// <summary>An answer, or an event, that says no more than that it came.</summary>
internal sealed record CdpNothing;
