using System.Globalization;
using ProductionOps.Store;

namespace ProductionOps.Monitoring.Notifications.Outbox;

/// <summary>
/// Sends what is in the outbox: the channels side by side, so that one that hangs delays no other, and each channel in order. A message stays until
/// the other end has taken it, so that it may get it twice and never not at all.
/// </summary>
internal sealed class OutboxSender(
    IProductionStore store, NotificationOutbox outbox, NotificationDelivery delivery, DeliveryRecorder recorder, TimeProvider time, IOperationReporter reporter)
{
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestWaitHere = TimeSpan.FromSeconds(2);

    /// <summary>Makes one attempt for each message that is due, and one more where that is worth a short wait.</summary>
    public async Task<OutboxResult> FlushAsync(CancellationToken cancellationToken)
    {
        if ((await outbox.ListAsync(cancellationToken)).Count == 0) return OutboxResult.Nothing;
        await using var held = await TryLockAsync(cancellationToken);
        if (held is null) return OutboxResult.Nothing;
        var waiting = await outbox.ListAsync(cancellationToken);
        var results = await Task.WhenAll(waiting.Select(channel => SendChannelAsync([.. channel], cancellationToken)));
        return results.Aggregate(OutboxResult.Nothing, (sum, one) => sum.Plus(one));
    }

    // Whoever holds it is sending just now.
    private async Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.LockAsync("notifications", new LockRequest("sending notifications", TimeSpan.Zero), cancellationToken);
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Busy)
        {
            return null;
        }
    }

    private async Task<OutboxResult> SendChannelAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var result = OutboxResult.Nothing;
        for (var i = 0; i < names.Count; i++)
        {
            if (await TryReadAsync(names[i], cancellationToken) is not { } message) continue;
            var outcome = IsDue(message) ? await TrySendAsync(names[i], message, cancellationToken) : DeliveryOutcome.Retry;
            if (outcome == DeliveryOutcome.Retry) return result with { Waiting = names.Count - i };
            result = outcome == DeliveryOutcome.Sent ? result with { Sent = result.Sent + 1 } : result with { Dropped = result.Dropped + 1 };
        }

        return result;
    }

    private async Task<NotificationMessage?> TryReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await outbox.FindAsync(name, cancellationToken);
        }
        catch (OperationException exception) when (exception.Kind == ErrorKind.Damaged)
        {
            reporter.Warning($"A message in the outbox is left out: {exception.Message}");
            return null;
        }
    }

    // A time further away than any wait is of a clock that was set back.
    private bool IsDue(NotificationMessage message) =>
        message.NextAttempt is not { } next || next <= time.GetUtcNow() || next - time.GetUtcNow() > RetryDelay.Longest;

    private async Task<DeliveryOutcome> TrySendAsync(string name, NotificationMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (result, addresses) = await delivery.SendAsync(message, cancellationToken);
            if (result.Outcome == DeliveryOutcome.Sent)
            {
                await recorder.SentAsync(message, addresses, cancellationToken);
                await outbox.RemoveAsync(name, cancellationToken);
                return result.Outcome;
            }

            message = message with { Attempts = message.Attempts + 1, LastError = result.Error };
            if (result.Outcome == DeliveryOutcome.Refused || time.GetUtcNow() - message.EnqueuedAt > Expiry) return await DropAsync(name, message, result, cancellationToken);
            var wait = RetryDelay.After(message.Attempts, result.RetryAfter);
            await outbox.ReplaceAsync(name, message with { NextAttempt = time.GetUtcNow() + wait }, cancellationToken);
            reporter.Warning(string.Create(
                CultureInfo.InvariantCulture, $"Notification {message.Id} was not taken by channel '{message.Channel}' (attempt {message.Attempts}): {result.Error} It stays in the outbox."));
            if (message.Attempts > 1 || wait > LongestWaitHere) return DeliveryOutcome.Retry;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<DeliveryOutcome> DropAsync(string name, NotificationMessage message, DeliveryResult result, CancellationToken cancellationToken)
    {
        var why = result.Outcome == DeliveryOutcome.Refused ? "was refused" : "could not be sent for three days";
        reporter.Warning($"Notification {message.Id} {why} by channel '{message.Channel}' and is dropped: {result.Error}");
        await recorder.FailedAsync(message, cancellationToken);
        await outbox.RemoveAsync(name, cancellationToken);
        return DeliveryOutcome.Refused;
    }
}
