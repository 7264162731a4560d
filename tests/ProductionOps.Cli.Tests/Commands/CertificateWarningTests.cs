using ProductionOps.Cli.Tests.Running;
using ProductionOps.Core.Tests.Monitoring.Tls;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>A certificate of a real server that ends soon, as a program tells of it.</summary>
public sealed class CertificateWarningTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task A_certificate_below_the_limit_is_an_alert_that_warns_and_no_incident()
    {
        using var certificate = _authority.Issue(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10.5), "127.0.0.1");
        SecureSite.Trust(_place, _authority.Roots[0]);
        using var site = await SecureSite.StartAsync(_place, certificate);
        await _place.InitializeAsync();
        await _place.ImportAsync($$$"""
            environment: production
            application: {name: Harbour Light, homepage: '{{{site.Address}}}'}
            deployment: {target: {type: directory, path: www}}
            monitoring: {uptime: {certificateWarning: 7, alertThreshold: 0}}
            """);
        Assert.Equal("up", await MeasureAsync());
        Assert.Empty((await _place.RunJsonAsync("alert", "list")).Succeeded().Records);

        (await _place.RunAsync("configuration", "set", "monitoring.uptime.certificateWarning=14")).Succeeded();
        Assert.Equal("degraded", await MeasureAsync());

        var alert = (await _place.RunJsonAsync("alert", "list", "--status", "open", "--severity", "warning")).Succeeded().Record;
        Assert.Equal(("security", "warning"), (alert.GetProperty("type").GetString(), alert.GetProperty("severity").GetString()));
        Assert.Equal($"The certificate of {site.Address} ends in 10 days", alert.GetProperty("title").GetString());
        Assert.Empty((await _place.RunJsonAsync("incident", "list")).Succeeded().Records);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _place.Dispose();
    }

    private async Task<string?> MeasureAsync() =>
        (await _place.RunJsonAsync("monitor", "measure", "--type", "uptime")).Succeeded().Record.GetProperty("uptime").GetProperty("status").GetString();
}
