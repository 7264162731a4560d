namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was seen of monitoring besides its days.</summary>
internal sealed record MonitoringLook : Look;
