using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Core.Tests.Monitoring.Tls;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class SecurityMonitorTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task A_good_certificate_and_headers_are_graded_and_recorded()
    {
        using var certificate = _authority.Good();
        SecureSite.Trust(_place, _authority.Roots[0]);
        var (security, _) = await MeasureAsync(certificate);
        var check = security.GetProperty("sslCheck");
        Assert.True(check.GetProperty("valid").GetBoolean(), check.GetRawText());
        Assert.Equal("A+", check.GetProperty("grade").GetString());
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), check.GetProperty("expiryDate").GetDateTime().ToUniversalTime());
        Assert.Equal(["TLS 1.2", "TLS 1.3"], check.GetProperty("protocols").EnumerateArray().Select(static one => one.GetString()));

        var headers = security.GetProperty("headers");
        Assert.True(headers.GetProperty("hsts").GetBoolean());
        Assert.True(headers.GetProperty("xFrame").GetBoolean());
        Assert.True(headers.GetProperty("xContent").GetBoolean());
        Assert.False(headers.GetProperty("csp").GetBoolean());
        Assert.Equal("B", headers.GetProperty("grade").GetString());
        Assert.Contains("No project is known", security.GetProperty("vulnerabilitiesUnknown").GetString(), StringComparison.Ordinal);

        var stored = (await _place.RunJsonAsync("monitor", "list", "--type", "security")).Succeeded().Record.GetProperty("security");
        Assert.Equal(security.GetRawText(), stored.GetRawText());
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_valid_but_described()
    {
        using var certificate = CertificateAuthority.SelfSigned("127.0.0.1");
        var (security, warnings) = await MeasureAsync(certificate);
        var check = security.GetProperty("sslCheck");
        Assert.False(check.GetProperty("valid").GetBoolean(), check.GetRawText());
        Assert.Equal("T", check.GetProperty("grade").GetString());
        Assert.Equal(certificate.GetCertHashString(HashAlgorithmName.SHA256), check.GetProperty("fingerprint").GetString(), ignoreCase: true);
        Assert.NotEmpty(check.GetProperty("issues").EnumerateArray());
        Assert.False(security.TryGetProperty("headers", out _));
        Assert.Contains("The headers were not graded", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_key_lowers_the_grade_though_it_is_trusted()
    {
        using var key = RSA.Create(1024);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(90));
        SecureSite.Trust(_place, certificate);
        var (security, _) = await MeasureAsync(certificate);
        var check = security.GetProperty("sslCheck");
        Assert.Equal(1024, check.GetProperty("keySize").GetInt32());
        Assert.Contains("key", Assert.Single(check.GetProperty("issues").EnumerateArray()).GetString(), StringComparison.Ordinal);

        // Where the OpenSSL of the machine refuses such a key, it is not valid either.
        Assert.Equal(check.GetProperty("valid").GetBoolean() ? "B" : "T", check.GetProperty("grade").GetString());
    }

    public void Dispose()
    {
        _authority.Dispose();
        _place.Dispose();
    }

    private async Task<(JsonElement Security, string Warnings)> MeasureAsync(X509Certificate2 certificate)
    {
        using var site = await SecureSite.StartAsync(_place, certificate);
        await _place.InitializeAsync();
        await _place.ImportAsync($$$"""
            environment: production
            application: {name: Harbour Light, homepage: '{{{site.Address}}}'}
            deployment: {target: {type: directory, path: www}}
            """);
        var result = (await _place.RunJsonAsync("monitor", "measure", "--type", "security")).Succeeded();
        return (result.Record.GetProperty("security"), result.Error);
    }
}
