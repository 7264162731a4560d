namespace ProductionOps.Browsers;

/// <summary>How long the browser may take, and how much a page may send.</summary>
public sealed record BrowserLimits
{
    /// <summary>For the browser to start.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one command of the protocol.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a page to finish loading.</summary>
    public TimeSpan Load { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a loaded page to come to rest.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a page to be closed when it is no longer needed.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes that one page may receive.</summary>
    public long PageBytes { get; init; } = 256L * 1024 * 1024;
}
