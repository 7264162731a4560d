using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using ProductionOps.Model;
using ProductionOps.Monitoring.Notifications.Formats;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>Posts messages to webhooks. Nothing is followed elsewhere: the address may hold a token, and the body is not for others.</summary>
internal sealed class WebSender(OutgoingTls tls, TimeProvider time) : INotificationSender
{
    private const int LargestHeaders = 64;
    private const int LargestAnswer = 2048;
    private static readonly ProductInfoHeaderValue Agent = new("ProductionOps", "0");

    /// <inheritdoc/>
    public async Task<DeliveryResult> SendAsync(NotificationMessage message, ChannelAccess access, CancellationToken cancellationToken)
    {
        if (access.Url is not { } url) return DeliveryResult.Retry("Its address is no http or https URL; look at the value of the secret.");
        using var handler = Handler(access.Channel);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        foreach (var body in Bodies(message, access))
        {
            var result = await PostAsync(http, url, body, message, access, cancellationToken);
            if (result.Outcome != DeliveryOutcome.Sent) return result;
        }

        return DeliveryResult.Sent;
    }

    private static IEnumerable<byte[]> Bodies(NotificationMessage message, ChannelAccess access) => access.Channel.Type switch
    {
        NotificationChannelType.Slack => [FormatText.Bytes(SlackFormat.Create(message))],
        NotificationChannelType.Teams => [FormatText.Bytes(TeamsFormat.Create(message))],
        NotificationChannelType.Discord => DiscordFormat.Create(message).Select(FormatText.Bytes),
        NotificationChannelType.Alertmanager => [FormatText.Bytes(AlertmanagerFormat.Create(message))],
        NotificationChannelType.PagerDuty => PagerDutyFormat.Create(message, access.Key!).Select(FormatText.Bytes),
        _ => [FormatText.Bytes(WebhookFormat.Create(message))],
    };

    private async Task<DeliveryResult> PostAsync(
        HttpMessageInvoker http, Uri url, byte[] body, NotificationMessage message, ChannelAccess access, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(access.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var request = Request(url, body, message, access);
            using var response = await http.SendAsync(request, either.Token);
            return await JudgeAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Retry(string.Create(CultureInfo.InvariantCulture, $"No complete answer within {access.Timeout.TotalSeconds:0.###} s."));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or AuthenticationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return DeliveryResult.Retry($"{(exception.InnerException ?? exception).Message.TrimEnd('.')}.");
        }
    }

    private HttpRequestMessage Request(Uri url, byte[] body, NotificationMessage message, ChannelAccess access)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
            Headers = { UserAgent = { Agent } },
        };
        if (url.UserInfo is { Length: > 0 } user)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        if (access.Channel.Type != NotificationChannelType.Webhook) return request;
        request.Headers.Add("Idempotency-Key", message.Id);
        WebhookSignature.Sign(request.Headers, body, access.Key, time.GetUtcNow());
        return request;
    }

    private async Task<DeliveryResult> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode) return DeliveryResult.Sent;
        var text = await ReadAsync(response, cancellationToken);
        var error = $"It answers {status} {response.ReasonPhrase}".TrimEnd() + (text.Length > 0 ? $": {text}" : ".");
        if (status is >= 300 and < 400) return DeliveryResult.Refused($"{error} A redirect is not followed; set the address that it leads to.");
        var mayPass = status is >= 500 or 408 or 425 or 429;
        return mayPass ? DeliveryResult.Retry(error, RetryAfter(response.Headers.RetryAfter)) : DeliveryResult.Refused(error);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        if (header?.Delta is { } delta) return delta;
        if (header?.Date is not { } date) return null;
        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestAnswer];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, count).Trim();
    }

    private SocketsHttpHandler Handler(NotificationChannel channel) => new()
    {
        AllowAutoRedirect = false,
        MaxResponseHeadersLength = LargestHeaders,
        UseCookies = false,
        UseProxy = channel.Proxy is not null,
        Proxy = channel.Proxy is null ? null : new WebProxy(new Uri(channel.Proxy)),
        SslOptions = tls.Options(host: null),
        AutomaticDecompression = DecompressionMethods.None,
    };
}
