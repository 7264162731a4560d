using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>A web server on loopback that keeps what is posted to it and answers as a test says.</summary>
internal sealed class MessageReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public MessageReceiver()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The status line and headers of the next answers; 200 when there are none. Null is an answer that never comes.</summary>
    public ConcurrentQueue<string?> Answers { get; } = [];

    public ConcurrentQueue<ReceivedMessage> Received { get; } = [];

    /// <summary>What was told, in order: kind and cause of each notice of signed JSON messages that were taken.</summary>
    public IReadOnlyList<string> Told => [.. Received.Where(message => message.WasTaken).SelectMany(message => message.Notices)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true) answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }

        await Task.WhenAll(answers);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request) await AnswerAsync(stream, request);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream, (string Head, byte[] Body) request)
    {
        var answer = Answers.TryDequeue(out var next) ? next : "200 OK";
        Received.Enqueue(new ReceivedMessage(request.Head, request.Body, answer?.StartsWith('2') is true));
        if (answer is null) await Task.Delay(Timeout.Infinite, _stop.Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n"), _stop.Token);
    }

    private async Task<(string Head, byte[] Body)?> ReadAsync(NetworkStream stream)
    {
        var all = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. all]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && all.Count >= end + 4 + LengthOf(text[..end])) return (text[..end], [.. all.Skip(end + 4)]);
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) return null;
            all.AddRange(buffer[..count]);
        }
    }

    private static int LengthOf(string head) => head.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
}
