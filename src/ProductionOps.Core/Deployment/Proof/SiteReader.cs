using System.Globalization;
using System.Net.Http.Headers;
using ProductionOps.Sites;

namespace ProductionOps.Deployment.Proof;

/// <summary>Reads addresses of one site as a visitor would who has been nowhere before: no cookie, nothing cached.</summary>
internal sealed class SiteReader(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int MaximumRedirects = 5;
    private readonly HttpMessageInvoker _http = new(handler, disposeHandler: true);

    /// <summary>Reads one address. Redirects are followed within its host; what goes wrong is in the result.</summary>
    /// <param name="address">The address.</param>
    /// <param name="limit">Time for all of it.</param>
    /// <param name="read">Makes something of the body.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SiteReading<T>> ReadAsync<T>(
        Uri address,
        TimeSpan limit,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, read, either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var seconds = limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return Failed<T>($"no complete answer within {seconds} s");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return Failed<T>(exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<SiteReading<T>> FollowAsync<T>(
        Uri address,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaximumRedirects; redirects++)
        {
            using var request = Request(address);
            using var response = await _http.SendAsync(request, cancellationToken);
            if (!Redirect.Is(response.StatusCode))
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
                return new SiteReading<T>(response.StatusCode, await read(body, cancellationToken), null);
            }

            if (response.Headers.Location is not { } location) return Failed<T>("it redirects without saying where");
            var next = new Uri(address, location);
            if (Refusal(address, next) is { } refusal) return Failed<T>(refusal);
            address = next;
        }

        return Failed<T>(string.Create(CultureInfo.InvariantCulture, $"it redirects more than {new Quantity(MaximumRedirects, "time")}"));
    }

    private static HttpRequestMessage Request(Uri address) => new(HttpMethod.Get, address)
    {
        Headers =
        {
            CacheControl = new CacheControlHeaderValue { NoCache = true },
            UserAgent = { new ProductInfoHeaderValue("ProductionOps", "0") },
        },
    };

    private static string? Refusal(Uri from, Uri to)
    {
        if (!to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase)) return $"it redirects to another host, {to.Host}";
        if (to.Scheme == Uri.UriSchemeHttps || to.Scheme == from.Scheme) return null;
        return $"it redirects from {from.Scheme} to {to.Scheme}";
    }

    private static SiteReading<T> Failed<T>(string reason) => new(null, default, reason);
}
