namespace ProductionOps.Monitoring.Uptime;

/// <summary>How far a probe came.</summary>
internal sealed class ProbeProgress
{
    public ProbeFailure? Failure { get; set; }

    public int? HttpStatus { get; set; }

    public int Redirects { get; set; }

    public long Length { get; set; }
}
