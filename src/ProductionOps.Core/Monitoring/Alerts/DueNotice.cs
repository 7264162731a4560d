namespace ProductionOps.Monitoring.Alerts;

/// <summary>What people must be told of an open alert now.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Transition">The transition.</param>
/// <param name="Channels">Who is told.</param>
/// <param name="Open">What is remembered then.</param>
internal sealed record DueNotice(NoticeKind Kind, string Transition, IReadOnlyList<string> Channels, OpenAlert Open);
