namespace ProductionOps.Monitoring.Alerts;

/// <summary>A notice and who gets it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Channels">Names of channels.</param>
internal sealed record NoticeDelivery(AlertNotice Notice, IReadOnlyList<string> Channels);
