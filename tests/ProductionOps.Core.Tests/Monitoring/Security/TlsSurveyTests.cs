using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Monitoring.Security.Tls;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Security;

/// <summary>Real servers of OpenSSL, each configured in one way.</summary>
public sealed class TlsSurveyTests : IDisposable
{
    private static readonly TlsSurvey Survey = new(TimeProvider.System);
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task A_server_of_today_is_seen_as_one()
    {
        var facts = await LookAsync();
        Assert.Equal([TlsVersion.Tls12, TlsVersion.Tls13], facts.Versions);
        Assert.True(facts is { HasForwardSecrecy: true, HasAuthenticatedEncryption: true, HasRc4: false, HasBroken: false }, facts.ToString());
    }

    [Fact]
    public async Task Only_tls_13_is_seen_as_only_that()
    {
        var facts = await LookAsync("-tls1_3");
        Assert.Equal([TlsVersion.Tls13], facts.Versions);
        Assert.Equal((256, 128), (facts.Strongest, facts.Weakest));
    }

    [Theory]
    [InlineData("-tls1", TlsVersion.Tls10)]
    [InlineData("-tls1_1", TlsVersion.Tls11)]
    [InlineData("-tls1_2", TlsVersion.Tls12)]
    internal async Task One_version_is_told_from_the_others(string option, TlsVersion version)
    {
        var facts = await LookAsync(option, "-cipher", "ALL@SECLEVEL=0");
        Assert.Equal([version], facts.Versions);
        Assert.Equal(version == TlsVersion.Tls12, facts.HasAuthenticatedEncryption);
    }

    [Fact]
    public async Task Old_versions_beside_new_ones_are_found()
    {
        var facts = await LookAsync("-cipher", "DEFAULT@SECLEVEL=0");
        Assert.Equal([TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12, TlsVersion.Tls13], facts.Versions);
    }

    [Fact]
    public async Task Ciphers_without_encryption_are_found()
    {
        var facts = await LookAsync("-no_tls1_3", "-cipher", "eNULL:ECDHE-ECDSA-AES128-GCM-SHA256@SECLEVEL=0");
        Assert.True(facts.HasBroken);
        Assert.Equal((128, 0), (facts.Strongest, facts.Weakest));
    }

    [Fact]
    public async Task Only_256_bits_are_seen_as_only_that()
    {
        var facts = await LookAsync("-no_tls1_3", "-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384");
        Assert.Equal((256, 256), (facts.Strongest, facts.Weakest));
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var asking = Survey.RunAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("SSH-2.0-Server\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidDataException>(() => asking);
    }

    [Fact]
    public async Task A_certificate_is_described_even_where_it_is_bad()
    {
        using var certificate = CertificateAuthority.SelfSigned("127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        var facts = await new CertificateReader(TimeProvider.System).ReadAsync(server.Address, _authority.Roots, TestContext.Current.CancellationToken);
        Assert.Equal(ProbeFailureKind.CertificateUntrusted, facts.Failure?.Kind);
        Assert.Equal(("EC", 256, "CN=127.0.0.1"), (facts.KeyType, facts.KeySize, facts.Issuer));
        Assert.Equal(certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), facts.Fingerprint, ignoreCase: true);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), facts.ExpiryDate!.Value.UtcDateTime);
    }

    [Fact]
    public async Task A_certificate_that_is_renewed_between_two_looks_is_another_one()
    {
        var reader = new CertificateReader(TimeProvider.System);
        async Task<CertificateFacts> LookAtAsync(X509Certificate2 certificate)
        {
            await using var server = await TlsServer.StartAsync(_folder, certificate);
            return await reader.ReadAsync(server.Address, _authority.Roots, TestContext.Current.CancellationToken);
        }

        using var old = _authority.Good();
        using var renewed = _authority.Good();
        var (before, after) = (await LookAtAsync(old), await LookAtAsync(renewed));
        Assert.Equal((null, null), (before.Failure, after.Failure));
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task<TlsFacts> LookAsync(params string[] arguments)
    {
        using var certificate = _authority.Good();
        await using var server = await TlsServer.StartAsync(_folder, certificate, null, 0, arguments);
        return await Survey.RunAsync("127.0.0.1", server.Port, TestContext.Current.CancellationToken);
    }
}
