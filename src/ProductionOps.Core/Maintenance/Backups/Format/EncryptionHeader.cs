using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// How the key of a repository is kept: random, sealed with a key that PBKDF2 with HMAC-SHA-256 (RFC 8018) derives from a secret.
/// </summary>
internal sealed record EncryptionHeader
{
    // OWASP Password Storage Cheat Sheet, 2023, for PBKDF2-HMAC-SHA256.
    private const int DefaultIterations = 600_000;
    private const int MostIterations = 50_000_000;
    private const int SaltSize = 16;

    /// <summary>Name of the secret, which says nothing about its value.</summary>
    public required string Secret { get; init; }

    public required int Iterations { get; init; }

    /// <summary>Salt in Base64.</summary>
    public required string Salt { get; init; }

    /// <summary>The sealed key in Base64.</summary>
    public required string Key { get; init; }

    public static EncryptionHeader Create(string secretName, string secret, out RepositoryKey key)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        key = new RepositoryKey(RandomNumberGenerator.GetBytes(RepositoryKey.KeySize));
        using var outer = Derive(secret, salt, DefaultIterations);
        return new EncryptionHeader
        {
            Secret = secretName,
            Iterations = DefaultIterations,
            Salt = Convert.ToBase64String(salt),
            Key = Convert.ToBase64String(outer.Seal(key.Bytes, "key"u8)),
        };
    }

    /// <summary>The key; null when the secret is another one.</summary>
    /// <exception cref="DamagedBackupException">The header makes no sense.</exception>
    public RepositoryKey? Open(string secret)
    {
        if (Iterations is < 1 or > MostIterations) throw new DamagedBackupException("its encryption header is damaged");
        try
        {
            using var outer = Derive(secret, Convert.FromBase64String(Salt), Iterations);
            return outer.Open(Convert.FromBase64String(Key), "key"u8) is { Length: RepositoryKey.KeySize } key ? new RepositoryKey(key) : null;
        }
        catch (FormatException exception)
        {
            throw new DamagedBackupException("its encryption header is damaged", exception);
        }
    }

    private static RepositoryKey Derive(string secret, byte[] salt, int iterations) => new(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA256, RepositoryKey.KeySize));
}
