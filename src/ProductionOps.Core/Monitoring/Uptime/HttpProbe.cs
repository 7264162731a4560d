using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProductionOps.Sites;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Asks an address as a visitor does who has never been there: a new connection, nothing cached, TLS verified.</summary>
public sealed class HttpProbe(TimeProvider time)
{
    private const int LargestHeaders = 64;
    private static readonly ProductInfoHeaderValue Agent = new("ProductionOps", "0");

    /// <summary>Asks once. What goes wrong is in the result.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ProbeResult> RunAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var result = new ProbeResult { StartedAt = time.GetUtcNow(), Phases = new() };
        var timings = new ProbeTimings(time);
        using var timer = new CancellationTokenSource(target.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var progress = new ProbeProgress();
        try
        {
            await FollowAsync(target, timings, progress, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = target.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            progress.Failure = new ProbeFailure(ProbeFailureKind.Timeout, $"no complete answer within {seconds} s ({timings.Activity})");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Failure = timings.CertificateFailure ?? ProbeErrors.Describe(exception, timings.Activity);
        }

        return result with
        {
            Failure = progress.Failure,
            HttpStatus = progress.HttpStatus,
            Redirects = progress.Redirects,
            Length = progress.Length,
            Phases = timings.Phases,
            Address = target.Proxy is null ? timings.Address : null,
            FailedAddresses = timings.FailedAddresses,
            CertificateExpiry = timings.CertificateExpiry,
        };
    }

    private async Task FollowAsync(ProbeTarget target, ProbeTimings timings, ProbeProgress progress, CancellationToken cancellationToken)
    {
        var address = target.Url;
        for (; ; )
        {
            // A handler for each step: every connection is a new one, also to a host that was asked before.
            using var handler = Handler(target, timings);
            using var http = new HttpMessageInvoker(handler, disposeHandler: false);
            using var request = Request(address);
            using var response = await http.SendAsync(request, cancellationToken);
            timings.FirstByte();
            progress.HttpStatus = (int)response.StatusCode;
            if (NextOf(target, address, response) is not { } location)
            {
                await JudgeAsync(target, response, timings, progress, cancellationToken);
                return;
            }

            if (++progress.Redirects > target.MaximumRedirects) throw Failed(ProbeFailureKind.RedirectFailed, $"it redirects more than {new Quantity(target.MaximumRedirects, "time")}");
            address = location;
        }
    }

    private static async Task JudgeAsync(
        ProbeTarget target, HttpResponseMessage response, ProbeTimings timings, ProbeProgress progress, CancellationToken cancellationToken)
    {
        timings.Begin("reading the answer");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        (progress.Length, var isFound) = await ProbeBody.ReadAsync(body, target.ExpectedText, EncodingOf(response), cancellationToken);
        timings.Completed();
        var status = (int)response.StatusCode;
        if (!target.ExpectedStatus.Any(range => range.Contains(status)))
            throw Failed(ProbeFailureKind.UnexpectedStatus, $"it answers {status} {response.ReasonPhrase}".TrimEnd());
        if (!isFound) throw Failed(ProbeFailureKind.TextMissing, $"the answer does not contain '{target.ExpectedText}'");
    }

    private SocketsHttpHandler Handler(ProbeTarget target, ProbeTimings timings)
    {
        var connector = new ProbeConnector(target, timings, time);
        var security = new ProbeSecurity(target, timings, time);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = LargestHeaders,
            UseCookies = false,
            UseProxy = target.Proxy is not null,
            Proxy = target.Proxy is null ? null : new WebProxy(target.Proxy),
            SslOptions = security.Options(null),
            ConnectCallback = async (context, token) =>
            {
                Stream stream = await connector.ConnectAsync(context.DnsEndPoint, token);
                var uri = context.InitialRequestMessage.RequestUri!;
                if (target.Proxy is null && uri.Scheme == Uri.UriSchemeHttps) stream = await security.SecureAsync(stream, uri.IdnHost, token);
                timings.Begin("waiting for the answer");
                return stream;
            },
        };
    }

    // Without an expectation of a redirect itself, a redirect is followed.
    private static Uri? NextOf(ProbeTarget target, Uri address, HttpResponseMessage response)
    {
        var status = response.StatusCode;
        if (!Redirect.Is(status)) return null;
        if (target.ExpectedStatus.Any(range => range.Contains((int)status))) return null;
        if (response.Headers.Location is not { } location) throw Failed(ProbeFailureKind.RedirectFailed, "it redirects without saying where");
        if (!Uri.TryCreate(address, location, out var next) || (next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps))
            throw Failed(ProbeFailureKind.RedirectFailed, $"it redirects to '{location}', which is no http or https address");
        if (address.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            throw Failed(ProbeFailureKind.RedirectFailed, "it redirects from https to http");
        return next;
    }

    private static HttpRequestMessage Request(Uri address) => new(HttpMethod.Get, address)
    {
        Headers =
        {
            CacheControl = new CacheControlHeaderValue { NoCache = true },
            UserAgent = { Agent },
            Accept = { new MediaTypeWithQualityHeaderValue("*/*") },
        },
    };

    private static Encoding EncodingOf(HttpResponseMessage response)
    {
        var name = response.Content.Headers.ContentType?.CharSet?.Trim('"');
        if (string.IsNullOrEmpty(name)) return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static ProbeException Failed(ProbeFailureKind kind, string message) => new(new ProbeFailure(kind, message));
}
