using System.Collections.Concurrent;
using System.Text.Json;
using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>One conversation on a connection: with the browser, a page, or a frame of another site.</summary>
/// <param name="connection">The connection.</param>
/// <param name="id">Identifier of the session; null for the browser itself.</param>
internal sealed class CdpSession(CdpConnection connection, string? id)
{
    private readonly ConcurrentDictionary<string, Action<JsonElement>> _handlers = new(StringComparer.Ordinal);

    /// <summary>Calls a handler with each event of a name, in order, from the connection's reader: it must be quick.</summary>
    public void On<TEvent>(string method, Action<TEvent> handle) => _handlers[method] = parameters => handle(Read<TEvent>(parameters));

    /// <summary>Gives an event to its handler.</summary>
    public void Raise(string method, JsonElement? parameters)
    {
        if (_handlers.TryGetValue(method, out var handle)) handle(parameters ?? throw new JsonException($"the event '{method}' says nothing."));
    }

    /// <summary>Sends a command.</summary>
    /// <exception cref="OperationException"><c>BrowserCrashed</c>, <c>BrowserTimeout</c>, <c>BrowserProtocolInvalid</c>.</exception>
    /// <exception cref="CdpErrorException">The browser refused it.</exception>
    public async Task<TResult> SendAsync<TResult>(CdpCommand<TResult> command, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var type = command.GetType();
        var parameters = JsonSerializer.SerializeToUtf8Bytes(command, CdpJson.Default.GetTypeInfo(type) ?? throw new NotSupportedException(type.Name));
        var result = await connection.SendAsync(command.Method, id, parameters, limit ?? connection.CommandLimit, cancellationToken);
        try
        {
            return Read<TResult>(result);
        }
        catch (JsonException exception)
        {
            throw BrowserErrors.NotUnderstood($"the answer to '{command.Method}' has another form ({exception.Message}).", exception);
        }
    }

    private static T Read<T>(JsonElement json) =>
        (T)(json.Deserialize(CdpJson.Default.GetTypeInfo(typeof(T)) ?? throw new NotSupportedException(typeof(T).Name)) ?? throw new JsonException("it is null"));
}
