using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Monitoring.Alerts;

/// <summary>A certificate of a real server that ends soon, from the request to the alert.</summary>
public sealed class CertificateWarningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10.5, "", "uptime degraded, security/certificate Warning")]
    [InlineData(10.5, ", certificateWarning: 7", "uptime up")]
    [InlineData(29.5, ", certificateWarning: 30", "uptime degraded, security/certificate Warning")]
    [InlineData(2.5, "", "uptime degraded, security/certificate Error")]
    public async Task Below_the_limit_an_alert_warns_and_there_is_no_incident(double days, string limit, string expected)
    {
        var now = DateTimeOffset.UtcNow;
        using var certificate = _authority.Issue(now.AddDays(-1), now.AddDays(days), "127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        await using var site = await AlertingSite.CreateAsync($$"""monitoring: { uptime: { alertThreshold: 0{{limit}} } }""");
        site.Time.Now = now;

        var record = await site.MeasureAsync(site.Record(MonitoringType.Uptime) with { Uptime = await TakeAsync(site, server.Address) });

        var alerts = await site.AlertsAsync();
        Assert.Equal(expected, string.Join(", ", [$"uptime {record.Uptime!.Status}".ToLowerInvariant(), .. alerts.Select(static alert => $"{AlertFacts.CauseOf(alert)} {alert.Severity}")]));
        Assert.All(alerts, alert => Assert.Contains($"ends in {(int)days} days", alert.Title, StringComparison.Ordinal));
        Assert.Empty(await site.Workspace.Incidents.ListAsync(RecordQuery.All, Stop).ToListAsync(Stop));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    // As the monitor does it, but for whom it trusts.
    private async Task<UptimeMeasurement> TakeAsync(AlertingSite site, Uri address)
    {
        var settings = (await site.Workspace.Configuration.GetActiveAsync(DeploymentEnvironment.Production, Stop)).Monitoring.Uptime;
        var series = new SampleSeries(new HttpProbe(TimeProvider.System), new SampleJudge(settings, TimeProvider.System), UptimeDefaults.Confirmation(1), TimeProvider.System);
        var target = new ProbeTarget(address) { TrustedRoots = _authority.Roots, Timeout = TimeSpan.FromMinutes(1) };
        return SampleSum.Of([(await series.TakeAsync("local", target, UptimeStatus.Up, Stop)).Sample]);
    }
}
