using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>Keeps account of what a page loads.</summary>
/// <param name="time">Clock of the activity.</param>
/// <param name="changed">Told about every event.</param>
internal sealed class PageTraffic(TimeProvider time, Pulse changed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PageRequest> _requests = new(StringComparer.Ordinal);
    private long _lastActivity = time.GetTimestamp();
    private long _bytes;

    /// <summary>Bytes received so far.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How long nothing has happened.</summary>
    public TimeSpan Quiet => time.GetElapsedTime(Volatile.Read(ref _lastActivity));

    /// <summary>Whether an answer is still awaited.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate) return _requests.Values.Any(request => !request.IsDone && !request.IsStream);
        }
    }

    /// <summary>All requests, in their order.</summary>
    public IReadOnlyList<PageRequest> Requests
    {
        get
        {
            lock (_gate) return [.. _requests.Values];
        }
    }

    /// <summary>One request; null when there is none of that identifier.</summary>
    public PageRequest? Find(string requestId)
    {
        lock (_gate) return _requests.GetValueOrDefault(requestId);
    }

    /// <summary>Something happened in the page.</summary>
    public void Touch()
    {
        Volatile.Write(ref _lastActivity, time.GetTimestamp());
        changed.Beat();
    }

    /// <summary>Listens to a page, or to one of its frames.</summary>
    public void Watch(CdpSession session)
    {
        session.On<NetworkProtocol.RequestSent>("Network.requestWillBeSent", Begin);
        session.On<NetworkProtocol.ResponseReceived>("Network.responseReceived", sent => Change(
            sent.RequestId, request => request with
            {
                Status = sent.Response.Status,
                MediaType = sent.Response.MimeType,
                Type = sent.Type,
                Head = (long)sent.Response.EncodedDataLength,
            }));
        session.On<NetworkProtocol.DataReceived>("Network.dataReceived", Receive);
        session.On<NetworkProtocol.Finished>("Network.loadingFinished", sent => Change(sent.RequestId, request => request with
        {
            Transferred = request.Transferred + (long)sent.EncodedDataLength,
            Body = Math.Max(0, (long)sent.EncodedDataLength - request.Head),
            IsDone = true,
        }));
        session.On<NetworkProtocol.Failed>("Network.loadingFailed", sent => Change(
            sent.RequestId, request => request with { Transferred = request.Transferred + request.Head + request.Body, IsDone = true }));
    }

    private void Begin(NetworkProtocol.RequestSent sent)
    {
        // What is in the page itself comes over no network.
        if (!sent.Request.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return;
        lock (_gate)
        {
            var earlier = _requests.GetValueOrDefault(sent.RequestId)?.Transferred ?? 0;
            var redirect = (long)(sent.RedirectResponse?.EncodedDataLength ?? 0);
            _requests[sent.RequestId] = new PageRequest(sent.Request.Url, sent.Type ?? "Other") { Transferred = earlier + redirect };
        }

        Touch();
    }

    private void Receive(NetworkProtocol.DataReceived sent)
    {
        Interlocked.Add(ref _bytes, (long)Math.Max(sent.DataLength, sent.EncodedDataLength));
        Change(sent.RequestId, request => request with
        {
            Body = request.Body + (long)sent.EncodedDataLength,
            Content = request.Content + (long)sent.DataLength,
        });
    }

    private void Change(string requestId, Func<PageRequest, PageRequest> change)
    {
        lock (_gate)
        {
            if (!_requests.TryGetValue(requestId, out var request)) return;
            _requests[requestId] = change(request);
        }

        Touch();
    }
}
