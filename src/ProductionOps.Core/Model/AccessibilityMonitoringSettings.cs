namespace ProductionOps.Model;

/// <summary>How accessibility is watched.</summary>
public sealed record AccessibilityMonitoringSettings : ModelObject
{
    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; }

    /// <summary>Level that is tested.</summary>
    public WcagLevel WcagLevel { get; init; }

    /// <summary>Hours between measurements.</summary>
    public double Frequency { get; init; }

    /// <summary>
    /// Addresses of the tested pages, or their paths on the site; the homepage when neither they nor a sitemap are named (an addition
    /// to the specification).
    /// </summary>
    public IReadOnlyList<string> Pages { get => field ?? []; init; }

    /// <summary>Address of a sitemap that names further pages, or its path on the site (an addition to the specification).</summary>
    public string? Sitemap { get; init; }

    /// <summary>Pages tested at most; 50 when absent (an addition to the specification).</summary>
    public int? MaximumPages { get; init; }
}
