namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>The programs that a run needs.</summary>
/// <param name="Lighthouse">Full path of Lighthouse.</param>
/// <param name="Chromium">Full path of a browser of the Chromium family.</param>
public sealed record LighthouseTools(string Lighthouse, string Chromium);
