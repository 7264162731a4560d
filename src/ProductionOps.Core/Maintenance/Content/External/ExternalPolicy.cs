namespace ProductionOps.Maintenance.Content.External;

/// <summary>How politely and how patiently external links are asked for.</summary>
internal sealed record ExternalPolicy
{
    /// <summary>Tries within a run.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Pause before the second try; doubled for each further one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for one try with its redirects.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time to wait because a server asks for it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Redirects that are followed.</summary>
    public int MostRedirects { get; init; } = 10;

    /// <summary>Least time between two requests to a host.</summary>
    public TimeSpan BetweenRequests { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Hosts that are asked at the same time; each is asked one thing after the other.</summary>
    public int HostsAtOnce { get; init; } = 32;

    /// <summary>How long an answer that it works is believed.</summary>
    public TimeSpan Fresh { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Runs in a row after which a link that does not work is dead.</summary>
    public int ConfirmedAfter { get; init; } = 2;

    /// <summary>What the requests say of themselves.</summary>
    public string UserAgent { get; init; } = "Mozilla/5.0 (compatible; ProductionOps/0.1; link check)";
}
