using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Core.Tests.Monitoring.Uptime;

/// <summary>A server that waits in the middle of the TLS handshake, before the first byte of its answer, and before the last.</summary>
internal sealed class UnhurriedServer : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _answering;

    public UnhurriedServer(X509Certificate2? certificate)
    {
        _certificate = certificate;
        _listener.Start();
        Address = new Uri($"{(certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _answering = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
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
                client.NoDelay = true;
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AnswerAsync(Stream stream)
    {
        try
        {
            await using var open = _certificate is null ? stream : await SecureAsync(stream, _certificate);
            _ = await open.ReadAsync(new byte[4096], _stop.Token);
            await Task.Delay(Wait, _stop.Token);
            await open.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab"u8.ToArray(), _stop.Token);
            await Task.Delay(Wait, _stop.Token);
            await open.WriteAsync("cd"u8.ToArray(), _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // A client that goes away is its own affair; the next one is answered.
        }
    }

    private async Task<Stream> SecureAsync(Stream stream, X509Certificate2 certificate)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            async (_, _, _, token) =>
            {
                await Task.Delay(Wait, token);
                return new SslServerAuthenticationOptions { ServerCertificate = certificate };
            },
            state: null,
            _stop.Token);
        return secured;
    }
}
