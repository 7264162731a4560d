using System.Security.Cryptography;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// The key of an encrypted repository. Everything is sealed with AES-256-GCM under a random nonce of 96 bits, which stands before the
/// ciphertext; the tag of 128 bits stands after it (NIST SP 800-38D). What is sealed is bound to its place by associated data.
/// </summary>
internal sealed class RepositoryKey : IDisposable
{
    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = NonceSize + TagSize;

    public const int KeySize = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key;

    public RepositoryKey(ReadOnlySpan<byte> key) => _key = key.ToArray();

    public ReadOnlySpan<byte> Bytes => _key;

    /// <summary>Seals content; the destination has its length and <see cref="Overhead"/>.</summary>
    public void Seal(ReadOnlySpan<byte> content, Span<byte> destination, ReadOnlySpan<byte> associated)
    {
        var nonce = destination[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        // One for each call: an instance must not be used by two threads at once.
        using var cipher = new AesGcm(_key, TagSize);
        cipher.Encrypt(nonce, content, destination.Slice(NonceSize, content.Length), destination[^TagSize..], associated);
    }

    public byte[] Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> associated)
    {
        var result = new byte[content.Length + Overhead];
        Seal(content, result, associated);
        return result;
    }

    /// <summary>Opens what was sealed; false when it is damaged, of another place or of another key.</summary>
    public bool TryOpen(ReadOnlySpan<byte> content, Span<byte> destination, ReadOnlySpan<byte> associated)
    {
        if (content.Length < Overhead) return false;
        using var cipher = new AesGcm(_key, TagSize);
        try
        {
            cipher.Decrypt(content[..NonceSize], content[NonceSize..^TagSize], content[^TagSize..], destination[..(content.Length - Overhead)], associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public byte[]? Open(ReadOnlySpan<byte> content, ReadOnlySpan<byte> associated)
    {
        var result = new byte[Math.Max(0, content.Length - Overhead)];
        return TryOpen(content, result, associated) ? result : null;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_key);
}
