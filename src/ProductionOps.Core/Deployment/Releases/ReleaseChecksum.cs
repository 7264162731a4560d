using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Deployment.Releases;

/// <summary>The one figure that two releases with the same files share; see <see cref="ReleaseManifest.Checksum"/>.</summary>
internal static class ReleaseChecksum
{
    /// <summary>The checksum of files that are in ordinal order of their paths.</summary>
    public static string Of(IEnumerable<ReleaseFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{file.Path}\0{file.Length}\0{file.Sha256}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
