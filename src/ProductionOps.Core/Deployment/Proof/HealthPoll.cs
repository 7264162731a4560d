using System.Globalization;

namespace ProductionOps.Deployment.Proof;

/// <summary>Asks an address until it answers well: at once, then after 0.25 s, doubling to 2 s.</summary>
internal sealed class HealthPoll(Func<Uri, HttpMessageHandler> handlers, TimeProvider time)
{
    private const int LargestText = 1024 * 1024;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    public async Task<string?> RunAsync(HealthCheck check, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var wait = FirstWait;
        for (var attempts = 1; ; attempts++)
        {
            var failure = await AttemptAsync(check, check.Timeout - time.GetElapsedTime(start), cancellationToken);
            if (failure is null) return null;
            var remaining = check.Timeout - time.GetElapsedTime(start);
            if (remaining < FirstWait) return Describe(check, failure, attempts);

            // Half of what remains leaves time for the answer to the last question.
            await Task.Delay(wait < remaining / 2 ? wait : remaining / 2, time, cancellationToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    // A fresh handler for each attempt: a connection that was made to the old server must not answer for the new one.
    private async Task<string?> AttemptAsync(HealthCheck check, TimeSpan remaining, CancellationToken cancellationToken)
    {
        using var reader = new SiteReader(handlers(check.Url), time);
        var limit = TimeSpan.FromTicks(Math.Clamp(remaining.Ticks, ShortestAttempt.Ticks, LongestAttempt.Ticks));
        var reading = await reader.ReadAsync(
            check.Url,
            limit,
            (body, token) => check.Text is null ? Task.FromResult(string.Empty) : BodyText.ReadAsync(body, LargestText, token),
            cancellationToken);
        if (reading.Failure is { } failure) return failure.TrimEnd('.');
        if (!reading.IsSuccess) return string.Create(CultureInfo.InvariantCulture, $"it answers with status {(int)reading.Status!}");
        if (check.Text is { } text && !reading.Content!.Contains(text, StringComparison.Ordinal)) return $"its answer does not contain '{text}'";
        return null;
    }

    private static string Describe(HealthCheck check, string failure, int attempts)
    {
        var address = check.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{address}' was not well within {check.Timeout.TotalSeconds:0.#} s and {new Quantity(attempts, "attempt")}: {failure}.");
    }
}
