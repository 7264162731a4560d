using System.Globalization;
using System.Net;
using ProductionOps.Deployment.Releases;

namespace ProductionOps.Deployment.Proof;

/// <summary>Compares one live file with the manifest.</summary>
internal sealed class ServedFileCheck(SiteReader reader, Uri site)
{
    private const long SlowestBytesPerSecond = 64 * 1024;
    private static readonly TimeSpan BaseLimit = TimeSpan.FromSeconds(30);

    /// <summary>Reads the file, once more when the connection failed: one lost packet is no proof of a wrong file.</summary>
    public async Task<ServedFileVerdict> CheckAsync(ReleaseFile file, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(file, cancellationToken);
        if (reading.Failure is not null) reading = await ReadAsync(file, cancellationToken);
        return Judge(file, reading);
    }

    private Task<SiteReading<BodyDigest>> ReadAsync(ReleaseFile file, CancellationToken cancellationToken) => reader.ReadAsync(
        ServedFiles.Locate(site, file.Path),
        BaseLimit + TimeSpan.FromSeconds(file.Length / SlowestBytesPerSecond),
        (body, token) => BodyDigest.ReadAsync(body, file.Length, token),
        cancellationToken);

    private static ServedFileVerdict Judge(ReleaseFile file, SiteReading<BodyDigest> reading)
    {
        if (reading.Failure is { } failure) return new ServedFileVerdict(WasRead: false, failure);
        var isSame = reading.Content!.Length == file.Length && reading.Content.Sha256.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase);
        if (file.Path == ServedFiles.NotFoundPage) return JudgeNotFoundPage(reading, isSame);
        if (!reading.IsSuccess) return Different(string.Create(CultureInfo.InvariantCulture, $"status {(int)reading.Status!}"));
        return isSame ? ServedFileVerdict.Same : Different(Difference(file, reading.Content));
    }

    // Hosts may serve this page with 404 at its own address, or not at all; both are right. With 200 it must be the file.
    private static ServedFileVerdict JudgeNotFoundPage(SiteReading<BodyDigest> reading, bool isSame)
    {
        if (isSame) return ServedFileVerdict.Same;
        if (reading.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone) return ServedFileVerdict.NotServed;
        return Different(string.Create(CultureInfo.InvariantCulture, $"status {(int)reading.Status!} with another content"));
    }

    private static string Difference(ReleaseFile file, BodyDigest served) => served.Length == file.Length
        ? $"another content: SHA-256 {Start(served.Sha256)}… instead of {Start(file.Sha256)}…"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"another content: {(served.Length > file.Length ? "more than" : $"{served.Length} instead of")} {file.Length} bytes");

    private static string Start(string hash) => hash[..Math.Min(12, hash.Length)];

    private static ServedFileVerdict Different(string reason) => new(WasRead: true, reason);
}
