using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>Grades by the SSL Labs server rating guide: 30 % protocols, 30 % key, 40 % cipher, then caps.</summary>
internal static class TlsGrader
{
    private static readonly string[] Order = ["A+", "A", "B", "C", "D", "E", "F"];

    /// <summary>The grade.</summary>
    /// <param name="facts">What the server accepts.</param>
    /// <param name="certificate">Its certificate.</param>
    /// <param name="hasLongTransportSecurity">Whether it sends Strict-Transport-Security for more than six months.</param>
    public static TlsGrade Grade(TlsFacts facts, CertificateFacts certificate, bool hasLongTransportSecurity)
    {
        if (certificate.Failure is { Kind: ProbeFailureKind.CertificateNameMismatch } mismatch) return new TlsGrade("M", null, [mismatch.Message]);
        if (certificate.Failure is { } failure) return new TlsGrade("T", null, [failure.Message]);
        if (certificate.HasWeakSignature) return new TlsGrade("T", null, ["the certificate is signed with SHA-1 or worse"]);

        var key = KeyScore(certificate);
        var caps = Caps(facts, key, hasLongTransportSecurity).ToArray();
        var reasons = caps.Select(static cap => cap.Reason).ToArray();
        if (caps.Any(static cap => cap.Grade == "F")) return new TlsGrade("F", null, reasons);
        var score = (int)((0.3 * ProtocolScore(facts)) + (0.3 * key) + (0.4 * CipherScore(facts)));
        var grade = caps.Select(static cap => cap.Grade).Append(GradeOf(score)).MaxBy(static one => Array.IndexOf(Order, one))!;
        return new TlsGrade(grade, score, reasons);
    }

    private static IEnumerable<(string Grade, string Reason)> Caps(TlsFacts facts, int key, bool hasLongTransportSecurity)
    {
        if (facts.HasBroken) yield return ("F", "ciphers that protect nothing are accepted");
        if (key <= 40) yield return ("F", "the key of the certificate is far too short");
        if (!facts.Versions.Any(static version => version >= TlsVersion.Tls12)) yield return ("C", "TLS 1.2 is not accepted");
        if (facts.HasRc4 && facts.Versions.Any(static version => version >= TlsVersion.Tls11)) yield return ("C", "RC4 is accepted");
        if (facts.HasTripleDes) yield return ("C", "triple DES is accepted (SWEET32)");
        foreach (var version in facts.Versions.Where(static version => version < TlsVersion.Tls12)) yield return ("B", $"{NameOf(version)} is accepted");
        if (!facts.HasAuthenticatedEncryption) yield return ("B", "no cipher with authenticated encryption is accepted");
        if (!facts.HasForwardSecrecy) yield return ("B", "no cipher with forward secrecy is accepted");
        if (key is > 40 and <= 80) yield return ("B", "the key of the certificate is short");
        if (!hasLongTransportSecurity) yield return ("A", "Strict-Transport-Security is missing or shorter than six months");
    }

    /// <summary>The name of a version.</summary>
    public static string NameOf(TlsVersion version) => version switch
    {
        TlsVersion.Ssl30 => "SSL 3.0",
        TlsVersion.Tls10 => "TLS 1.0",
        TlsVersion.Tls11 => "TLS 1.1",
        TlsVersion.Tls12 => "TLS 1.2",
        _ => "TLS 1.3",
    };

    private static int ProtocolScore(TlsFacts facts) => (ScoreOf(facts.Versions[^1]) + ScoreOf(facts.Versions[0])) / 2;

    private static int ScoreOf(TlsVersion version) => version switch
    {
        >= TlsVersion.Tls12 => 100,
        TlsVersion.Tls11 => 95,
        TlsVersion.Tls10 => 90,
        _ => 80,
    };

    private static int KeyScore(CertificateFacts certificate) => (certificate.KeyType, certificate.KeySize ?? 0) switch
    {
        ("EC", < 110) => 20,
        ("EC", < 123) => 40,
        ("EC", < 163) => 80,
        ("EC", < 225) => 90,
        ("EC", _) => 100,
        (_, < 512) => 20,
        (_, < 1024) => 40,
        (_, < 2048) => 80,
        (_, < 4096) => 90,
        _ => 100,
    };

    private static int CipherScore(TlsFacts facts) => (CipherScore(facts.Strongest) + CipherScore(facts.Weakest)) / 2;

    private static int CipherScore(int bits) => bits switch { >= 256 => 100, >= 128 => 80, > 0 => 20, _ => 0 };

    private static string GradeOf(int score) => score switch { >= 80 => "A+", >= 65 => "B", >= 50 => "C", >= 35 => "D", >= 20 => "E", _ => "F" };
}
