namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>What the loads of a page came to.</summary>
/// <param name="Samples">The loads.</param>
/// <param name="Warnings">Why a figure is absent or doubtful, one sentence each.</param>
internal sealed record VitalsResult(PageSamples Samples, IReadOnlyList<string> Warnings);
