using System.Text.Json;
using ProductionOps.Deployment.Releases;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Proof;

/// <summary>Looks at a site over HTTP, on fresh connections, without cookies, asking every cache on the way to check.</summary>
/// <param name="handlers">Makes the HTTP handler for an address, such as <see cref="FreshConnections.Create"/>.</param>
/// <param name="time">Clock for limits and waits.</param>
public sealed class ServedContent(Func<Uri, HttpMessageHandler> handlers, TimeProvider time) : IServedContent
{
    private const int Concurrency = 8;
    private const int LargestMarker = 64 * 1024;
    private static readonly TimeSpan MarkerLimit = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public Task<string?> CheckHealthAsync(HealthCheck check, CancellationToken cancellationToken) =>
        new HealthPoll(handlers, time).RunAsync(check, cancellationToken);

    /// <inheritdoc/>
    public async Task<ServedContentProof> CompareAsync(
        Uri site,
        ReleaseManifest manifest,
        int? maximumFiles,
        CancellationToken cancellationToken)
    {
        using var reader = new SiteReader(handlers(site), time);
        var check = new ServedFileCheck(reader, site);
        var files = ServedFiles.Choose(manifest, maximumFiles);
        var verdicts = new ServedFileVerdict[files.Count];
        if (files.Count > 0) verdicts[0] = await CheckFirstAsync(check, files[0], site, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(Math.Min(1, files.Count), files.Count, options, async (index, token) =>
            verdicts[index] = await check.CheckAsync(files[index], token));

        return new ServedContentProof
        {
            Url = Describe(site),
            CheckedAt = time.GetUtcNow(),
            FilesChecked = verdicts.Count(verdict => verdict.WasRead),
            FilesTotal = manifest.Files.Count,
            Mismatches =
            [
                .. from pair in verdicts.Zip(files)
                   where pair.First.Problem is not null
                   select $"{pair.Second.Path}: {pair.First.Problem}",
            ],
        };
    }

    /// <inheritdoc/>
    public async Task<string?> FindLiveReleaseAsync(Uri site, CancellationToken cancellationToken)
    {
        using var reader = new SiteReader(handlers(site), time);
        var reading = await reader.ReadAsync(
            ServedFiles.Locate(site, LiveMarker.Path),
            MarkerLimit,
            (body, token) => BodyText.ReadAsync(body, LargestMarker, token),
            cancellationToken);
        if (reading.Failure is { } failure) throw Unreachable(site, failure);
        return reading.IsSuccess ? DeploymentIn(reading.Content!) : null;
    }

    // The first file tells a site that does not answer from one that serves something else.
    private static async Task<ServedFileVerdict> CheckFirstAsync(
        ServedFileCheck check,
        ReleaseFile file,
        Uri site,
        CancellationToken cancellationToken)
    {
        var verdict = await check.CheckAsync(file, cancellationToken);
        return verdict is { WasRead: false, Problem: { } problem } ? throw Unreachable(site, problem) : verdict;
    }

    // A site that answers every path with its own page has no marker, which is not an error of the marker.
    private static string? DeploymentIn(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProductionJson.Default.LiveMarker)?.DeploymentId;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OperationException Unreachable(Uri site, string reason) => new(
        "SiteUnreachable",
        ErrorKind.Unavailable,
        $"'{Describe(site)}' does not answer: {reason.TrimEnd('.')}. Check that its server runs and that the address is right.",
        Describe(site));

    // Without user information and query, which may hold a token.
    private static string Describe(Uri site) => site.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
