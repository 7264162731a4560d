using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>What holds where <c>monitoring.uptime</c> says nothing.</summary>
public static class UptimeDefaults
{
    /// <summary>Time within which the whole answer must arrive.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Time before the end of a certificate at which the site is degraded.</summary>
    public static TimeSpan CertificateWarning { get; } = TimeSpan.FromDays(14);

    /// <summary>Redirects that are followed at most.</summary>
    public const int MaximumRedirects = 10;

    /// <summary>
    /// How a change of the state is confirmed: 2 of 3 samples within the interval between two measurements, at most 10 seconds apart.
    /// </summary>
    /// <param name="frequency">Seconds between two measurements.</param>
    public static UptimeConfirmation Confirmation(int frequency) =>
        new() { Required = 2, Samples = 3, Interval = Math.Clamp(frequency / 6.0, 0.1, 10) };
}
