using System.Net;
using System.Text;
using ProductionOps.Monitoring.Uptime;
using ProductionOps.Sites;

namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Asks a site for what its headers are graded by: the page, the way there from http, and a request for cross-origin access.</summary>
internal sealed class HeaderReader(Func<IPageReader> pages, TimeProvider time)
{
    private const int LargestBody = 4 * 1024 * 1024;
    private const int MaximumRedirects = 10;
    private const string Origin = "https://productionops.invalid";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>What the site answered.</summary>
    /// <exception cref="ProbeException">The page could not be read.</exception>
    public async Task<HeaderEvidence> ReadAsync(Uri site, ProbeTarget trust, CancellationToken cancellationToken)
    {
        var page = await FollowAsync(site, trust, cancellationToken);
        var route = await FindHttpRouteAsync(site, trust, cancellationToken);
        return new HeaderEvidence
        {
            Url = page.Route[^1],
            Headers = page.Headers,
            Page = page.IsHtml ? pages().Read(page.Body) : PageFacts.None,
            HttpRoute = route?.Route,
            IsHttpRouteVerified = route?.Failure is null,
            AskedOrigin = Origin,
            CrossOriginHeaders = await AskForAccessAsync(page.Route[^1], trust, cancellationToken),
        };
    }

    // A site on another port than those of the web has no http side that belongs to it.
    private async Task<SiteAnswer?> FindHttpRouteAsync(Uri site, ProbeTarget trust, CancellationToken cancellationToken)
    {
        if (site.Scheme == Uri.UriSchemeHttps && !site.IsDefaultPort) return null;
        var plain = new UriBuilder(site) { Scheme = Uri.UriSchemeHttp, Port = site.Scheme == Uri.UriSchemeHttp ? site.Port : -1 }.Uri;
        try
        {
            return await FollowAsync(plain, trust, cancellationToken);
        }
        catch (ProbeException exception) when (exception.Failure.Kind is ProbeFailureKind.ConnectionFailed or ProbeFailureKind.Timeout)
        {
            return null;
        }
        catch (ProbeException exception)
        {
            return new SiteAnswer([plain], [], "") { Failure = exception.Failure };
        }
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> AskForAccessAsync(Uri page, ProbeTarget trust, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, page);
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        try
        {
            return (await SendAsync(request, trust, cancellationToken)).Headers;
        }
        catch (ProbeException)
        {
            // A server that does not answer this allows nothing.
            return [];
        }
    }

    private async Task<SiteAnswer> FollowAsync(Uri address, ProbeTarget trust, CancellationToken cancellationToken)
    {
        var route = new List<Uri>();
        while (true)
        {
            route.Add(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            var answer = await SendAsync(request, trust, cancellationToken);
            if (answer.Location is not { } location) return answer with { Route = route };
            if (route.Count > MaximumRedirects || !Uri.TryCreate(address, location, out var next) || next.Scheme is not ("http" or "https"))
                throw new ProbeException(new ProbeFailure(ProbeFailureKind.RedirectFailed, $"{route[0]} redirects too often or to nowhere"));
            address = next;
        }
    }

    private async Task<SiteAnswer> SendAsync(HttpRequestMessage request, ProbeTarget trust, CancellationToken cancellationToken)
    {
        var timings = new ProbeTimings(time);
        using var timer = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new ProbeSecurity(trust, timings, time).Options(null),
        };
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        request.Headers.UserAgent.ParseAdd("ProductionOps/0");
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return new SiteAnswer([request.RequestUri!], HeadersOf(response), await ReadAsync(body, either.Token))
            {
                Location = Redirect.Is(response.StatusCode) ? response.Headers.Location?.OriginalString : null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProbeException(new ProbeFailure(ProbeFailureKind.Timeout, $"{request.RequestUri} did not answer in time"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw new ProbeException(timings.CertificateFailure ?? ProbeErrors.Describe(exception, "reading the headers"), exception);
        }
    }

    private static async Task<string> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        using var whole = new MemoryStream();
        int count;
        while (whole.Length < LargestBody && (count = await body.ReadAsync(buffer, cancellationToken)) > 0) whole.Write(buffer, 0, count);
        return Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))),
    ];
}
