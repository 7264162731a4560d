using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>
/// The first message of a TLS handshake (RFC 8446, 5246, 6101), written by hand: the libraries of a system refuse to offer what must be
/// found out to be accepted.
/// </summary>
internal static class ClientHello
{
    /// <summary>The message in its record.</summary>
    public static byte[] Create(string host, TlsVersion version, IReadOnlyList<ushort> suites)
    {
        var body = new List<byte>();
        Number(body, (int)(version > TlsVersion.Tls12 ? TlsVersion.Tls12 : version));
        body.AddRange(RandomNumberGenerator.GetBytes(32));
        byte[] session = version == TlsVersion.Tls13 ? RandomNumberGenerator.GetBytes(32) : [];
        body.Add((byte)session.Length);
        body.AddRange(session);
        Block(body, suites.SelectMany(Bytes));
        body.AddRange([1, 0]);
        if (version > TlsVersion.Ssl30) Block(body, Extensions(host, version));

        byte[] message = [1, 0, (byte)(body.Count >> 8), (byte)body.Count, .. body];
        var record = version == TlsVersion.Ssl30 ? TlsVersion.Ssl30 : TlsVersion.Tls10;
        return [22, .. Bytes((ushort)record), .. Bytes((ushort)message.Length), .. message];
    }

    private static List<byte> Extensions(string host, TlsVersion version)
    {
        var extensions = new List<byte>();
        if (!IPAddress.TryParse(host, out _))
        {
            var name = Encoding.ASCII.GetBytes(host);
            Extension(extensions, 0, [.. Bytes((ushort)(name.Length + 3)), 0, .. Bytes((ushort)name.Length), .. name]);
        }

        // x25519, secp256r1, secp384r1, secp521r1, ffdhe2048, ffdhe3072
        Extension(extensions, 10, List(0x001D, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101));
        Extension(extensions, 11, [1, 0]);
        if (version >= TlsVersion.Tls12)
            Extension(extensions, 13, List(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0807, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201));
        if (version != TlsVersion.Tls13) return extensions;
        Extension(extensions, 43, [2, 3, 4]);

        // No share of a key: a server that speaks TLS 1.3 asks for one, and so says that it does.
        Extension(extensions, 51, [0, 0]);
        return extensions;
    }

    private static byte[] List(params ReadOnlySpan<ushort> values)
    {
        var bytes = new List<byte>();
        Number(bytes, values.Length * 2);
        foreach (var value in values) bytes.AddRange(Bytes(value));
        return [.. bytes];
    }

    private static void Extension(List<byte> extensions, ushort type, byte[] content)
    {
        extensions.AddRange(Bytes(type));
        Block(extensions, content);
    }

    private static void Block(List<byte> bytes, IEnumerable<byte> content)
    {
        byte[] block = [.. content];
        Number(bytes, block.Length);
        bytes.AddRange(block);
    }

    private static void Number(List<byte> bytes, int value) => bytes.AddRange(Bytes((ushort)value));

    private static byte[] Bytes(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }
}
