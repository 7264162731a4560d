namespace ProductionOps.Browsers;

/// <summary>A frame of a page.</summary>
/// <param name="Session">The session that knows it.</param>
/// <param name="Id">Its identifier.</param>
internal sealed record PageFrame(CdpSession Session, string Id);
