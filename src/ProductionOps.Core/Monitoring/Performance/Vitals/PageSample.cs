using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>One load of a page.</summary>
/// <param name="Vitals">Its web vitals; one that the page did not deliver is absent.</param>
/// <param name="LoadTime">Phases of the load.</param>
/// <param name="Bundle">What it loaded.</param>
internal sealed record PageSample(CoreWebVitals Vitals, LoadTime? LoadTime, BundleAnalysis Bundle)
{
    private const double LongTask = 50;

    /// <summary>Whether the page had not come to rest within the limit.</summary>
    public bool IsRestless { get; init; }

    /// <summary>Why no input was measured; null when one was.</summary>
    public string? InputProblem { get; init; }

    /// <summary>Puts a sample together.</summary>
    /// <param name="before">What the page said before anybody acted.</param>
    /// <param name="after">What it said after the input; null when there was none.</param>
    /// <param name="resources">What it had loaded before the input.</param>
    public static PageSample Of(VitalsFormat.Reading before, VitalsFormat.Reading? after, IEnumerable<LoadedResource> resources) => new(
        new CoreWebVitals
        {
            Lcp = Seconds(before.Lcp),
            Fcp = Seconds(before.Fcp),
            Cls = before.Fcp is null ? null : Math.Round(before.Cls, 4),
            Fid = Rounded(after?.Fid),
            Inp = after is { Inp: >= 0 } ? Rounded(after.Inp) : null,
            Tbt = before.Fcp is { } painted ? Rounded(Blocked(before.Tasks, painted)) : null,
            Ttfb = before.Navigation is { ResponseStart: > 0 } navigation ? Rounded(navigation.ResponseStart) : null,
        },
        before.Navigation is { } load ? Times(load) : null,
        BundleSizes.Of(resources));

    // The part of each long task beyond 50 ms, as far as it is after the first paint: before that there is nothing to act on.
    private static double Blocked(IReadOnlyList<IReadOnlyList<double>> tasks, double painted) =>
        tasks.Sum(task => Math.Max(0, task[0] + task[1] - Math.Max(task[0] + LongTask, painted)));

    private static LoadTime Times(VitalsFormat.Navigation load) => new()
    {
        Dns = Rounded(load.DomainLookupEnd - load.DomainLookupStart),
        Connect = Rounded(load.ConnectEnd - load.ConnectStart),
        Tls = load.SecureConnectionStart > 0 ? Rounded(load.ConnectEnd - load.SecureConnectionStart) : null,
        FirstByte = load.ResponseStart > 0 ? Rounded(load.ResponseStart) : null,
        DomLoad = load.DomContentLoadedEventEnd > 0 ? Rounded(load.DomContentLoadedEventEnd) : null,
        Complete = load.LoadEventEnd > 0 ? Rounded(load.LoadEventEnd) : null,
    };

    private static double? Seconds(double? milliseconds) => milliseconds is { } value ? Math.Round(value / 1000, 4) : null;

    private static double? Rounded(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 1) : null;
}
