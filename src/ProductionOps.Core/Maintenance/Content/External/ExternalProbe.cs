using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ProductionOps.Sites;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>Asks for one external address: HEAD, then GET where that is not answered well, over a few redirects, and again after a while.</summary>
internal sealed class ExternalProbe(HttpClient client, ExternalPolicy policy, TimeProvider time)
{
    private const int Unofficial = 999;

    /// <summary>Asks.</summary>
    public async Task<ExternalAnswer> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = new ExternalAnswer(ExternalOutcome.Failed, "it was not asked");
        var pause = policy.Pause;
        for (var attempt = 1; attempt <= policy.Attempts; attempt++)
        {
            (answer, var wait) = await TryAsync(address, cancellationToken);
            var isFinal = answer.Outcome is ExternalOutcome.Works or ExternalOutcome.Moved or ExternalOutcome.Refused;
            if (isFinal || attempt == policy.Attempts || wait > policy.LongestWait) break;
            // Being turned away without a time to come back at is an answer; asking again makes it worse.
            if (answer.Outcome == ExternalOutcome.Blocked && wait is null) break;
            await Task.Delay(wait ?? pause, time, cancellationToken);
            pause *= 2;
        }

        return answer;
    }

    private async Task<(ExternalAnswer Answer, TimeSpan? Wait)> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(policy.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new ExternalAnswer(ExternalOutcome.Failed, $"no answer within {policy.Timeout.TotalSeconds:0} s"), null);
        }
        catch (HttpRequestException exception)
        {
            return (Explain(exception), null);
        }
    }

    private async Task<(ExternalAnswer Answer, TimeSpan? Wait)> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        var isPermanent = true;
        var current = address;
        for (var redirects = 0; redirects <= policy.MostRedirects; redirects++)
        {
            using var response = await SendAsync(current, cancellationToken);
            if (!Redirect.Is(response.StatusCode) || response.Headers.Location is not { } location) return (Judge(response, address, current, isPermanent), WaitOf(response));
            isPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            var next = new Uri(current, location);
            if (next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps) return (new ExternalAnswer(ExternalOutcome.Failed, $"it redirects to '{next.Scheme}:'"), null);
            current = next;
        }

        return (new ExternalAnswer(ExternalOutcome.Failed, $"more than {new Quantity(policy.MostRedirects, "redirect")}"), null);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Head, address, cancellationToken);
        if ((int)response.StatusCode < 400 || response.StatusCode == HttpStatusCode.TooManyRequests) return response;
        // Many servers answer HEAD with any error at all.
        response.Dispose();
        return await SendAsync(HttpMethod.Get, address, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", policy.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static ExternalAnswer Judge(HttpResponseMessage response, Uri asked, Uri answered, bool isPermanent)
    {
        var status = (int)response.StatusCode;
        if (status < 400) return asked != answered && isPermanent ? new ExternalAnswer(ExternalOutcome.Moved, answered.AbsoluteUri) : new ExternalAnswer(ExternalOutcome.Works, $"{status}");
        var isBlock = status is 401 or 403 or 407 or 429 or 451 or Unofficial || (status == 503 && IsChallenge(response));
        return new ExternalAnswer(isBlock ? ExternalOutcome.Blocked : ExternalOutcome.Failed, $"status {status}");
    }

    // A server that is overloaded says when to come back, or nothing; one that doubts that a person asks sets these.
    private static bool IsChallenge(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not null || response.Headers.Contains("cf-mitigated") || response.Headers.Contains("cf-chl-bypass") || response.Headers.Server.ToString().Contains("cloudflare", StringComparison.OrdinalIgnoreCase);

    private TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static ExternalAnswer Explain(HttpRequestException exception)
    {
        var isTls = false;
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is UntrustedCertificateException) return new ExternalAnswer(ExternalOutcome.Tls, cause.Message);
            isTls |= cause is AuthenticationException;
            if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied }) return new ExternalAnswer(ExternalOutcome.Refused, "it is a private address");
        }

        // What the libraries beneath say comes last, as in "unsupported protocol".
        if (isTls) return new ExternalAnswer(ExternalOutcome.Tls, $"the TLS handshake failed: {exception.GetBaseException().Message.TrimEnd('.')}");
        return new ExternalAnswer(ExternalOutcome.Failed, exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its name is not known",
            HttpRequestError.ConnectionError => "nothing accepts a connection",
            _ => exception.InnerException?.Message ?? exception.Message,
        });
    }
}
