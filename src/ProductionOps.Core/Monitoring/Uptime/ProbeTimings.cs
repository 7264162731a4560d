using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Collects what happens during one probe, over all its redirects.</summary>
internal sealed class ProbeTimings(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private double? _dns;
    private double? _connect;
    private double? _tls;
    private double? _firstByte;
    private double? _complete;

    public List<string> FailedAddresses { get; } = [];

    public string? Address { get; set; }

    public DateTimeOffset? CertificateExpiry { get; set; }

    /// <summary>What is wrong with the certificate; null when nothing is known to be.</summary>
    public ProbeFailure? CertificateFailure { get; set; }

    /// <summary>What was going on last, for the message of a time-out.</summary>
    public string Activity { get; private set; } = "starting";

    public ProbePhases Phases => new()
    {
        Dns = _dns,
        Connect = _connect,
        Tls = _tls,
        FirstByte = _firstByte,
        Complete = _complete,
    };

    public long Begin(string activity)
    {
        Activity = activity;
        return time.GetTimestamp();
    }

    public void Resolved(long since) => _dns = Sum(_dns, since);

    public void Connected(long since) => _connect = Sum(_connect, since);

    public void Secured(long since) => _tls = Sum(_tls, since);

    public void FirstByte() => _firstByte = Milliseconds(_start);

    public void Completed() => _complete = Milliseconds(_start);

    private double Sum(double? before, long since) => Math.Round((before ?? 0) + Milliseconds(since), 3);

    private double Milliseconds(long since) => Math.Round(time.GetElapsedTime(since).TotalMilliseconds, 3);
}
