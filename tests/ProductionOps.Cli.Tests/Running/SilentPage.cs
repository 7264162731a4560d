using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A site that answers programs at once and browsers never.</summary>
internal sealed class SilentPage : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<string> _browsers = Channel.CreateUnbounded<string>();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly Task _accepting;

    public SilentPage()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Completes when a browser has asked for the page, once for each time.</summary>
    public async Task AskedAsync() => await _browsers.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_answers);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var buffer = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var count = await stream.ReadAsync(buffer, _stop.Token);
                    if (count == 0) return;
                    head.Append(Encoding.Latin1.GetString(buffer, 0, count));
                }

                if (head.ToString().Contains("Chrome/", StringComparison.Ordinal))
                {
                    if (head.ToString().StartsWith("GET / ", StringComparison.Ordinal)) await _browsers.Writer.WriteAsync(head.ToString(), _stop.Token);
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The browser went away, or the test is over.
            }
        }
    }
}
