using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>The DevTools protocol over a web socket: commands with their answers, and events for sessions.</summary>
internal sealed class CdpConnection : IAsyncDisposable
{
    private const int LargestMessage = 128 * 1024 * 1024;
    private const int BufferSize = 64 * 1024;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };
    private readonly ConcurrentDictionary<int, (string Method, TaskCompletionSource<JsonElement> Answer)> _pending = new();
    private readonly ConcurrentDictionary<string, CdpSession> _sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly Task _receiving;
    private volatile OperationException? _failure;
    private int _lastId;

    private CdpConnection(WebSocket socket, TimeProvider time, TimeSpan commandLimit)
    {
        (_socket, _time, CommandLimit) = (socket, time, commandLimit);
        Root = new CdpSession(this, id: null);
        _receiving = ReceiveAsync();
    }

    /// <summary>The session of the browser itself.</summary>
    public CdpSession Root { get; }

    /// <summary>Done when nothing more is heard from the browser.</summary>
    public Task Ended => _receiving;

    /// <summary>How long a command may take unless it says otherwise.</summary>
    public TimeSpan CommandLimit { get; }

    public static async Task<CdpConnection> OpenAsync(Uri address, TimeProvider time, TimeSpan commandLimit, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            // The browser is on this machine; no proxy leads to it.
            socket.Options.Proxy = null;
            await socket.ConnectAsync(address, cancellationToken);
            return new CdpConnection(socket, time, commandLimit);
        }
        catch (WebSocketException exception)
        {
            socket.Dispose();
            throw BrowserErrors.NotUnderstood($"{exception.Message}.", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Events with this session id go to this session from now on.</summary>
    public CdpSession Attach(string sessionId) => _sessions.GetOrAdd(sessionId, id => new CdpSession(this, id));

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="OperationException"><c>BrowserCrashed</c>, <c>BrowserTimeout</c>, <c>BrowserProtocolInvalid</c>.</exception>
    /// <exception cref="CdpErrorException">The browser refused it.</exception>
    public async Task<JsonElement> SendAsync(
        string method, string? sessionId, ReadOnlyMemory<byte> parameters, TimeSpan limit, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = (method, answer);
        try
        {
            if (_failure is { } failure) throw Again(failure);
            await WriteAsync(Message(id, method, sessionId, parameters), cancellationToken);
            return await answer.Task.WaitAsync(limit, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw BrowserErrors.TooSlow(method, limit);
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private static ArrayBufferWriter<byte> Message(int id, string method, string? sessionId, ReadOnlyMemory<byte> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(parameters.Length + 256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteString("method", method);
        if (sessionId is not null) writer.WriteString("sessionId", sessionId);
        writer.WritePropertyName("params");
        writer.WriteRawValue(parameters.Span, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    private async Task WriteAsync(ArrayBufferWriter<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // Cancelling a write would break the connection for everybody; messages are small, and the receiver is on this machine.
            await _socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, _closing.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            throw BrowserErrors.Crashed(detail: null, exception);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        await Task.Yield();
        try
        {
            var buffer = new ArrayBufferWriter<byte>(BufferSize);
            while (await ReadAsync(buffer)) Dispatch(buffer.WrittenMemory);
            Fail(BrowserErrors.Crashed(detail: null));
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            Fail(BrowserErrors.Crashed(detail: null, exception));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            Fail(BrowserErrors.NotUnderstood($"{exception.Message}", exception));
        }
        catch (OperationException exception)
        {
            Fail(exception);
        }
    }

    private async Task<bool> ReadAsync(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.GetMemory(BufferSize), _closing.Token);
            if (part.MessageType == WebSocketMessageType.Close) return false;
            buffer.Advance(part.Count);
            if (buffer.WrittenCount > LargestMessage) throw BrowserErrors.NotUnderstood($"a message is larger than {LargestMessage} bytes.");
            if (part.EndOfMessage) return true;
        }
    }

    private void Dispatch(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        var message = JsonSerializer.Deserialize(document.RootElement, CdpJson.Default.CdpMessage) ?? throw new JsonException("a message is null.");
        if (message.Id is { } id)
        {
            if (_pending.TryGetValue(id, out var pending)) Complete(pending.Method, pending.Answer, message);
            return;
        }

        if (message.Method is not { } method) throw new JsonException("a message is neither an answer nor an event.");
        if (message.SessionId is null) Root.Raise(method, message.Parameters);
        else if (_sessions.TryGetValue(message.SessionId, out var session)) session.Raise(method, message.Parameters);
    }

    private static void Complete(string method, TaskCompletionSource<JsonElement> answer, CdpMessage message)
    {
        if (message.Error is { } error) answer.TrySetException(new CdpErrorException(method, error.Message));
        else if (message.Result is { ValueKind: JsonValueKind.Object } result) answer.TrySetResult(result.Clone());
        else answer.TrySetException(BrowserErrors.NotUnderstood($"the answer to '{method}' has neither a result nor an error."));
    }

    private void Fail(OperationException failure)
    {
        _failure = failure;
        foreach (var (_, answer) in _pending.Values) answer.TrySetException(Again(failure));
    }

    // Thrown from many tasks; each gets an exception of its own, so that no stack trace is overwritten.
    private static OperationException Again(OperationException failure) =>
        new(failure.Id, failure.Kind, failure.Message, failure.Target, failure.InnerException);
}
