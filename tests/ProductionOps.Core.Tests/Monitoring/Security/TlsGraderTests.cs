using ProductionOps.Monitoring.Security.Tls;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Security;

/// <summary>The figures are those of the SSL Labs server rating guide.</summary>
public sealed class TlsGraderTests
{
    private static readonly TlsFacts Good = new()
    {
        Versions = [TlsVersion.Tls12, TlsVersion.Tls13],
        Strongest = 256,
        Weakest = 128,
        HasForwardSecrecy = true,
        HasAuthenticatedEncryption = true,
    };

    private static readonly CertificateFacts Certificate = new() { KeyType = "RSA", KeySize = 2048 };

    [Fact]
    public void A_server_of_today_has_an_a_plus_only_with_transport_security()
    {
        // 0.3 * 100 + 0.3 * 90 + 0.4 * 90
        Assert.Equal(("A+", 93), GradeOf(Good));
        Assert.Equal(("A", 93), GradeOf(Good, hasTransportSecurity: false));
    }

    [Fact]
    public void Old_versions_cap_it_at_b() =>
        Assert.Equal(("B", 91), GradeOf(Good with { Versions = [TlsVersion.Tls10, TlsVersion.Tls12, TlsVersion.Tls13] }));

    [Fact]
    public void Nothing_newer_than_tls_11_caps_it_at_c() =>
        Assert.Equal(("C", 90), GradeOf(Good with { Versions = [TlsVersion.Tls10, TlsVersion.Tls11] }));

    [Fact]
    public void Weak_ciphers_cap_it()
    {
        Assert.Equal("C", GradeOf(Good with { HasTripleDes = true, Weakest = 112 }).Grade);
        Assert.Equal("C", GradeOf(Good with { HasRc4 = true }).Grade);
        Assert.Equal("B", GradeOf(Good with { HasForwardSecrecy = false }).Grade);
        Assert.Equal("B", GradeOf(Good with { HasAuthenticatedEncryption = false }).Grade);
        Assert.Equal(("F", null), GradeOf(Good with { HasBroken = true, Weakest = 0 }));
    }

    [Theory]
    [InlineData("RSA", 512, "F")]
    [InlineData("RSA", 1024, "B")]
    [InlineData("RSA", 4096, "A+")]
    [InlineData("EC", 112, "F")]
    [InlineData("EC", 160, "B")]
    [InlineData("EC", 256, "A+")]
    public void A_short_key_costs_the_grade(string type, int size, string grade) =>
        Assert.Equal(grade, TlsGrader.Grade(Good, new CertificateFacts { KeyType = type, KeySize = size }, hasLongTransportSecurity: true).Grade);

    [Theory]
    [InlineData(ProbeFailureKind.CertificateExpired, "T")]
    [InlineData(ProbeFailureKind.CertificateUntrusted, "T")]
    [InlineData(ProbeFailureKind.CertificateNameMismatch, "M")]
    public void A_bad_certificate_needs_no_score(ProbeFailureKind kind, string grade)
    {
        var bad = TlsGrader.Grade(Good, Certificate with { Failure = new ProbeFailure(kind, "why") }, hasLongTransportSecurity: true);
        Assert.Equal((grade, null), (bad.Grade, bad.Score));
        Assert.Equal(["why"], bad.Reasons);
    }

    [Fact]
    public void A_signature_with_sha_1_is_not_trusted() =>
        Assert.Equal("T", TlsGrader.Grade(Good, Certificate with { HasWeakSignature = true }, hasLongTransportSecurity: true).Grade);

    private static (string Grade, int? Score) GradeOf(TlsFacts facts, bool hasTransportSecurity = true)
    {
        var grade = TlsGrader.Grade(facts, Certificate, hasTransportSecurity);
        return (grade.Grade, grade.Score);
    }
}
