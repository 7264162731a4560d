using ProductionOps.Maintenance.Backups.Format;

namespace ProductionOps.Maintenance.Backups.Repository;

/// <summary>The name of the file of a pack: the SHA-256 of all of its bytes.</summary>
internal static class PackName
{
    private const string Extension = ".pack";

    public static string Of(ReadOnlySpan<byte> pack) => BlobId.Of(pack) + Extension;

    public static bool IsOne(string name) => name.EndsWith(Extension, StringComparison.Ordinal) && BlobId.TryParse(name[..^Extension.Length], out _);
}
