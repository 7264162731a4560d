namespace ProductionOps.Deployment.Releases;

/// <summary>What a file holds.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
internal readonly record struct FileHash(long Length, string Sha256)
{
    public bool IsOf(ReleaseFile file) => Length == file.Length && Sha256 == file.Sha256;
}
