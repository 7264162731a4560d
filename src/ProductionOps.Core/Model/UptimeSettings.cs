using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>How uptime is watched.</summary>
public sealed record UptimeSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds between samples.</summary>
    public int Frequency { get; init; }

    /// <summary>Names of the places measured from. One without an entry in <c>routes</c> is this machine.</summary>
    public IReadOnlyList<string> Locations { get => field ?? []; init; }

    /// <summary>Response time, in milliseconds, above which the site is degraded.</summary>
    public double AlertThreshold { get; init; }

    /// <summary>Address that is asked; the homepage when absent (an addition to the specification).</summary>
    public string? Url { get; init; }

    /// <summary>Seconds within which the whole answer must arrive (an addition to the specification); 10 when absent.</summary>
    public double? Timeout { get; init; }

    /// <summary>
    /// Status codes that are expected, such as 200 or 200-299, after redirects (an addition to the specification); 200-299 when empty.
    /// </summary>
    public IReadOnlyList<string> ExpectedStatus { get => field ?? []; init; }

    /// <summary>Text that the answer must contain (an addition to the specification).</summary>
    public string? ExpectedText { get; init; }

    /// <summary>Redirects that are followed at most (an addition to the specification); 10 when absent.</summary>
    public int? MaximumRedirects { get; init; }

    /// <summary>Days before the end of the certificate at which the site is degraded (an addition to the specification); 14 when absent.</summary>
    public double? CertificateWarning { get; init; }

    /// <summary>How a change of the state is confirmed (an addition to the specification); 2 of 3 samples when absent.</summary>
    public UptimeConfirmation? Confirmation { get; init; }

    /// <summary>
    /// Addresses of other sites that are asked when this one fails; where none of them answers either, the sample is unknown, as the
    /// own network is at fault (an addition to the specification).
    /// </summary>
    public IReadOnlyList<string> References { get => field ?? []; init; }

    /// <summary>How requests leave this machine, by location (an addition to the specification).</summary>
    public IReadOnlyDictionary<string, UptimeRoute> Routes { get => field ?? ReadOnlyDictionary<string, UptimeRoute>.Empty; init; }
}
