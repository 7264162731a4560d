using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>Takes what a webhook posts.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public WebhookReceiver()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Where it is not null, the next message is not answered, and this ends once it is there.</summary>
    public TaskCompletionSource? Unanswered { get; set; }

    public ConcurrentQueue<JsonObject> Bodies { get; } = [];

    /// <summary>Kind and cause of what was told.</summary>
    public IEnumerable<string> Told => Bodies.SelectMany(body => body["notices"]!.AsArray()).Select(notice => $"{notice!["kind"]} {notice["cause"]}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TakeAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task WaitUntilGoneAsync(NetworkStream stream, byte[] buffer)
    {
        try
        {
            while (await stream.ReadAsync(buffer, _stop.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A process that is killed may reset the connection.
        }
    }

    private async Task TakeAsync(NetworkStream stream)
    {
        var text = "";
        var buffer = new byte[16384];
        JsonObject? body = null;
        while (body is null)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) return;
            text += Encoding.UTF8.GetString(buffer, 0, count);
            var start = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (start >= 0 && text.EndsWith("]}", StringComparison.Ordinal)) body = JsonNode.Parse(text[(start + 4)..])!.AsObject();
        }

        Bodies.Enqueue(body);
        if (Unanswered is { } unanswered)
        {
            Unanswered = null;
            unanswered.SetResult();
            await WaitUntilGoneAsync(stream, buffer);
            return;
        }

        await stream.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
    }
}
