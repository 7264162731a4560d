using System.Buffers.Binary;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>What a server chose of what it was offered.</summary>
/// <param name="Version">The version.</param>
/// <param name="Suite">The cipher suite.</param>
internal sealed record ServerHello(TlsVersion Version, ushort Suite)
{
    private const byte Handshake = 22;
    private const byte HelloType = 2;
    private const ushort SupportedVersions = 43;
    private const int LargestRecord = 16 * 1024 + 256;

    /// <summary>Reads the answer; null where the server refused.</summary>
    /// <exception cref="InvalidDataException">It is no TLS.</exception>
    public static async Task<ServerHello?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[5];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length) return null;
        if (head[0] is < 20 or > 23 || head[1] != 3) throw new InvalidDataException("The server does not speak TLS.");
        if (head[0] != Handshake) return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3));
        if (length > LargestRecord) throw new InvalidDataException("The server does not speak TLS.");
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return Parse(body);
    }

    private static ServerHello? Parse(ReadOnlySpan<byte> message)
    {
        // Type, length, version, random, session, suite, compression.
        if (message.Length < 4 + 2 + 32 + 1 || message[0] != HelloType) return null;
        var version = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        var rest = message[(4 + 2 + 32)..];
        var session = rest[0];
        if (rest.Length < 1 + session + 3) return null;
        rest = rest[(1 + session)..];
        var suite = BinaryPrimitives.ReadUInt16BigEndian(rest);
        return new ServerHello((TlsVersion)(FindVersion(rest[3..]) ?? version), suite);
    }

    private static ushort? FindVersion(ReadOnlySpan<byte> extensions)
    {
        if (extensions.Length < 2) return null;
        extensions = extensions[2..];
        while (extensions.Length >= 4)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
            var length = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
            if (extensions.Length < 4 + length) return null;
            if (type == SupportedVersions && length == 2) return BinaryPrimitives.ReadUInt16BigEndian(extensions[4..]);
            extensions = extensions[(4 + length)..];
        }

        return null;
    }
}
