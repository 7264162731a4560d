using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Uptime;

public sealed class TlsProbeTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task A_good_certificate_is_accepted_and_its_end_is_known()
    {
        using var certificate = _authority.Issue(Now.AddDays(-1), Now.AddDays(30), "localhost", "127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        var result = await AskAsync(server.Address);
        Assert.Null(result.Failure);
        Assert.Equal(200, result.HttpStatus);
        Assert.NotNull(result.Phases.Tls);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), result.CertificateExpiry!.Value.UtcDateTime);
    }

    [Fact]
    public async Task An_expired_certificate_is_named_with_its_day()
    {
        using var certificate = _authority.Issue(Now.AddDays(-60), Now.AddDays(-2), "127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        var result = await AskAsync(server.Address);
        Assert.Equal(ProbeFailureKind.CertificateExpired, result.Failure?.Kind);
        Assert.Contains($"expired on {Now.AddDays(-2):yyyy-MM-dd}", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Null(result.HttpStatus);
    }

    [Fact]
    public async Task A_certificate_of_tomorrow_is_not_valid_yet()
    {
        using var certificate = _authority.Issue(Now.AddDays(1), Now.AddDays(30), "127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        var failure = (await AskAsync(server.Address)).Failure;
        Assert.Equal(ProbeFailureKind.CertificateExpired, failure?.Kind);
        Assert.Contains("is not valid before", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_told_from_ours()
    {
        using var certificate = _authority.Issue(Now.AddDays(-1), Now.AddDays(30), "www.example.org", "example.org");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        Assert.Equal(
            new ProbeFailure(ProbeFailureKind.CertificateNameMismatch, "the certificate is not for 127.0.0.1 but for www.example.org, example.org"),
            (await AskAsync(server.Address)).Failure);
    }

    [Fact]
    public async Task A_certificate_that_signed_itself_is_not_trusted()
    {
        using var certificate = CertificateAuthority.SelfSigned("127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        Assert.Equal(ProbeFailureKind.CertificateUntrusted, (await AskAsync(server.Address)).Failure?.Kind);
    }

    [Fact]
    public async Task A_chain_needs_its_intermediate_certificate()
    {
        var (leaf, intermediate) = _authority.IssueThroughIntermediate("127.0.0.1");
        await using var whole = await TlsServer.StartAsync(_folder, leaf, [intermediate]);
        await using var incomplete = await TlsServer.StartAsync(_folder, leaf);
        Assert.Null((await AskAsync(whole.Address)).Failure);
        Assert.Equal(ProbeFailureKind.CertificateUntrusted, (await AskAsync(incomplete.Address)).Failure?.Kind);
    }

    [Fact]
    public async Task A_certificate_that_was_changed_between_two_checks_is_the_one_that_counts()
    {
        using var good = _authority.Good();
        using var next = _authority.Issue(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), "localhost", "127.0.0.1");
        using var foreign = CertificateAuthority.SelfSigned("127.0.0.1");
        var probe = new HttpProbe(TimeProvider.System);
        var ends = new List<DateTimeOffset?>();
        var failures = new List<ProbeFailureKind?>();
        var port = 0;
        foreach (var certificate in new[] { good, next, foreign, good })
        {
            // The same address each time, as a visitor has it.
            await using var server = await TlsServer.StartAsync(_folder, certificate, port: port);
            port = server.Port;
            var result = await probe.RunAsync(new ProbeTarget(server.Address) { TrustedRoots = _authority.Roots }, TestContext.Current.CancellationToken);
            ends.Add(result.CertificateExpiry);
            failures.Add(result.Failure?.Kind);
        }

        Assert.Equal([null, null, ProbeFailureKind.CertificateUntrusted, null], failures);
        Assert.Equal(next.NotAfter.ToUniversalTime(), ends[1]!.Value.UtcDateTime);
        Assert.True(ends[1] < ends[0]);
        Assert.Equal(ends[0], ends[3]);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_a_tls_failure()
    {
        await using var server = Sites.LoopbackServer.Answering(_ => "x");
        var result = await AskAsync(new Uri($"https://127.0.0.1:{server.Address.Port}/"), seconds: 0.5);
        Assert.True(result.Failure?.Kind is ProbeFailureKind.TlsFailed or ProbeFailureKind.Timeout, result.Failure?.Message);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task<ProbeResult> AskAsync(Uri address, double seconds = 30) => await new HttpProbe(TimeProvider.System).RunAsync(
        new ProbeTarget(address) { TrustedRoots = _authority.Roots, Timeout = TimeSpan.FromSeconds(seconds) }, TestContext.Current.CancellationToken);
}
