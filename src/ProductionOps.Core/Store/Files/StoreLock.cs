using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>
/// A lock of the store: a file that is never deleted, held by the kernel for as long as its process lives, and beside it a file
/// that tells whoever waits who has it.
/// </summary>
internal sealed class StoreLock(StoreDirectory store, string path, string subject)
{
    private const int ShortestDelayMicroseconds = 300;
    private const int LongestDelayMicroseconds = 4000;

    // Whoever only looks at a lock holds it for an instant; that must not fail a request that does not want to wait.
    private const int ImmediateAttempts = 20;

    // Looked up once: the system reads its user database each time it is asked, which is a good part of a record's write.
    private static readonly string UserName = Environment.UserName;
    private static readonly string MachineName = Environment.MachineName;

    private readonly string _ownerPath = path + ".info";
    private volatile bool _isProven;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="OperationException"><c>LockHeld</c>; <c>StoreLockUnreliable</c>.</exception>
    public async ValueTask<Holder> AcquireAsync(LockRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = store.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var handle = store.Guard(path, () => store.Files.TryLock(path));
            if (handle is not null) return Hold(handle, request.Reason);
            if (attempt < ImmediateAttempts && request.Wait <= TimeSpan.Zero)
            {
                Thread.Yield();
                continue;
            }

            if (store.Time.GetElapsedTime(started) >= request.Wait) throw Held();
            var delay = store.Random.Next(ShortestDelayMicroseconds, LongestDelayMicroseconds);
            await Task.Delay(TimeSpan.FromMicroseconds(delay), store.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the lock if nobody has it.</summary>
    public Holder? TryAcquire(string reason)
    {
        var handle = store.Files.TryLock(path);
        return handle is null ? null : Hold(handle, reason);
    }

    /// <summary>Who has the lock now; null when nobody has it.</summary>
    public LockOwner? FindOwner() => store.Guard(path, () =>
    {
        if (!store.Files.FileExists(path)) return null;
        using var handle = store.Files.TryLock(path);
        return handle is null ? ReadOwner() : null;
    });

    private Holder Hold(IDisposable handle, string reason)
    {
        try
        {
            if (!_isProven) Prove();
            var owner = new LockOwner(UserName, MachineName, Environment.ProcessId, reason, store.Time.GetUtcNow());
            var content = JsonSerializer.SerializeToUtf8Bytes(owner, StoreJson.Compact.LockOwner);
            store.Guard(_ownerPath, () =>
            {
                store.Files.Overwrite(_ownerPath, content, isPrivate: true);
                return true;
            });
            return new Holder(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private void Prove()
    {
        using var second = store.Files.TryLock(path);
        if (second is not null)
        {
            throw new OperationException(
                "StoreLockUnreliable",
                ErrorKind.Unsupported,
                $"The file system of '{store.Root}' does not keep locks, so two commands could write at once. Move the store to a local disk.",
                store.Root);
        }

        _isProven = true;
    }

    private OperationException Held()
    {
        var owner = ReadOwner();
        var who = owner is null
            ? "another process"
            : $"{owner.User} on {owner.Host} (process {owner.ProcessId}) since {owner.Since:u}: {owner.Reason}";
        return new OperationException(
            "LockHeld",
            ErrorKind.Busy,
            $"The {subject} is locked by {who}. Wait until that has ended, or end that process, and run the command again.",
            owner);
    }

    private LockOwner? ReadOwner()
    {
        try
        {
            return JsonSerializer.Deserialize(store.Files.ReadAllBytes(_ownerPath), StoreJson.Compact.LockOwner);
        }
        catch (Exception exception) when (exception is JsonException || FileErrors.IsFileError(exception))
        {
            // The owner is being written at this moment; that somebody has the lock is certain, who it is is not.
            return null;
        }
    }

    /// <summary>A lock that is held; disposing gives it back.</summary>
    internal sealed class Holder(IDisposable handle) : IAsyncDisposable, IDisposable
    {
        public void Dispose() => handle.Dispose();

        public ValueTask DisposeAsync()
        {
            handle.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
