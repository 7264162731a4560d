using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Turns what a probe saw into a sample.</summary>
internal sealed class SampleJudge(UptimeSettings settings, TimeProvider time)
{
    private readonly TimeSpan _certificateWarning =
        settings.CertificateWarning is { } days ? TimeSpan.FromDays(days) : UptimeDefaults.CertificateWarning;

    /// <summary>The sample of one location.</summary>
    public UptimeSample Judge(string location, ProbeResult result)
    {
        var sample = new UptimeSample
        {
            Location = location,
            Status = UptimeStatus.Up,
            ResponseTime = result.Failure is null ? result.Phases.Complete : null,
            HttpStatus = result.HttpStatus,
            Address = result.Address,
            CertificateExpiry = result.CertificateExpiry,
            Redirects = result.Redirects > 0 ? result.Redirects : null,
            Phases = result.Phases,
        };
        if (result.Failure is { } failure) return sample with { Status = UptimeStatus.Down, Reason = failure.Message };
        return Weakness(result) is { } reason ? sample with { Status = UptimeStatus.Degraded, Reason = reason } : sample;
    }

    private string? Weakness(ProbeResult result)
    {
        if (result.Phases.Complete is { } milliseconds && settings.AlertThreshold > 0 && milliseconds > settings.AlertThreshold)
            return string.Create(CultureInfo.InvariantCulture, $"slow: {milliseconds:0} ms, above {settings.AlertThreshold:0} ms");
        if (result.FailedAddresses.Count > 0) return $"no connection to {string.Join(", ", result.FailedAddresses)}";
        if (result.CertificateExpiry is { } expiry && expiry - time.GetUtcNow() < _certificateWarning)
            return string.Create(CultureInfo.InvariantCulture, $"certificate ends on {expiry:yyyy-MM-dd}");
        return null;
    }
}
