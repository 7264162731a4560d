namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>What the script in the page answers; times in milliseconds since the navigation began.</summary>
internal static class VitalsFormat
{
    public sealed record Reading(
        double? Lcp, double? Fcp, double Cls, IReadOnlyList<IReadOnlyList<double>> Tasks, double? Fid, double Inp, Navigation? Navigation);

    public sealed record Navigation(
        double DomainLookupStart,
        double DomainLookupEnd,
        double ConnectStart,
        double ConnectEnd,
        double SecureConnectionStart,
        double ResponseStart,
        double DomContentLoadedEventEnd,
        double LoadEventEnd);

    public sealed record Point(double X, double Y);
}
