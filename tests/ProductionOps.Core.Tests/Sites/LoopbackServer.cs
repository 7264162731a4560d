using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ProductionOps.Core.Tests.Sites;

/// <summary>A server on a real socket that does whatever a test tells it, however wrong; one request a connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private readonly X509Certificate2? _certificate;

    public LoopbackServer(Func<string, NetworkStream, CancellationToken, Task> answer)
        : this("http", answer)
    {
    }

    /// <summary>A server whose clients must first take a certificate; it answers nobody.</summary>
    public LoopbackServer(X509Certificate2 certificate)
        : this("https", (_, _, _) => Task.CompletedTask) => _certificate = certificate;

    private LoopbackServer(string scheme, Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<string> Requests { get; } = [];

    public static LoopbackServer Answering(Func<string, string> answer) =>
        new((head, stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(PathOf(head))), token).AsTask());

    public static string Ok(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public static string Status(string status, string body = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public static string Redirect(string location) =>
        $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    public static string PathOf(string head) => head.Split(' ')[1];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
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
                if (_certificate is { } certificate) await ShowAsync(certificate, stream);
                var head = await ReadHeadAsync(stream);
                Requests.Enqueue(head);
                await _answer(head, stream, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or AuthenticationException)
            {
            }
        }
    }

    private async Task ShowAsync(X509Certificate2 certificate, NetworkStream stream)
    {
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stop.Token);
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) throw new IOException("The client went away.");
            head.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return head.ToString();
    }
}
