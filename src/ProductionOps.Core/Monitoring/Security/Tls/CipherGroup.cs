namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>Cipher suites that a grade treats alike.</summary>
/// <param name="Strength">Bits of the cipher; 0 where it protects nothing.</param>
/// <param name="Suites">Numbers of the suites in the registry of IANA.</param>
internal sealed record CipherGroup(int Strength, IReadOnlyList<ushort> Suites)
{
    /// <summary>Suites of TLS 1.3.</summary>
    public static CipherGroup Modern { get; } = new(256, [0x1301, 0x1302, 0x1303]);

    /// <summary>Suites with forward secrecy and authenticated encryption.</summary>
    public static CipherGroup Authenticated { get; } =
        new(256, [0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9, 0xCCAA, 0x009E, 0x009F]);

    /// <summary>Suites with forward secrecy and 256 bits.</summary>
    public static CipherGroup Secret256 { get; } = new(256, [0xC02C, 0xC030, 0xCCA8, 0xCCA9, 0xCCAA, 0x009F, 0xC00A, 0xC014, 0xC024, 0xC028, 0x0039, 0x006B]);

    /// <summary>Suites with forward secrecy and 128 bits.</summary>
    public static CipherGroup Secret128 { get; } = new(128, [0xC02B, 0xC02F, 0x009E, 0xC009, 0xC013, 0xC023, 0xC027, 0x0033, 0x0067]);

    /// <summary>Suites without forward secrecy and 256 bits.</summary>
    public static CipherGroup Plain256 { get; } = new(256, [0x009D, 0x0035, 0x003D]);

    /// <summary>Suites without forward secrecy and 128 bits.</summary>
    public static CipherGroup Plain128 { get; } = new(128, [0x009C, 0x002F, 0x003C]);

    /// <summary>Suites with triple DES.</summary>
    public static CipherGroup TripleDes { get; } = new(112, [0xC008, 0xC012, 0x0016, 0x000A]);

    /// <summary>Suites with RC4.</summary>
    public static CipherGroup Rc4 { get; } = new(128, [0xC007, 0xC011, 0x0005, 0x0004]);

    /// <summary>Suites without encryption, without a certificate, or weakened for export.</summary>
    public static CipherGroup Broken { get; } = new(
        0, [0x0001, 0x0002, 0x003B, 0xC006, 0xC010, 0x0018, 0x001B, 0x0034, 0x003A, 0x006C, 0x006D, 0x00A6, 0x00A7, 0xC016, 0xC018, 0xC019, 0x0003, 0x0006, 0x0008, 0x0009, 0x000B, 0x000E, 0x0011, 0x0014, 0x0015, 0x0012]);

    /// <summary>All suites of TLS 1.2 and before.</summary>
    public static IReadOnlyList<ushort> AllClassic { get; } =
        [.. Secret256.Suites, .. Secret128.Suites, .. Plain256.Suites, .. Plain128.Suites, .. TripleDes.Suites, .. Rc4.Suites, .. Broken.Suites];
}
