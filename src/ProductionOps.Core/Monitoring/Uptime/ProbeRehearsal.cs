using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>
/// Asks a server of its own on this machine once, so that the first sample of a process does not measure how long .NET takes to load and
/// compile what a request needs.
/// </summary>
internal sealed class ProbeRehearsal(HttpProbe probe)
{
    private const string Name = "localhost";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private Task? _plain;
    private Task? _secure;

    /// <summary>Rehearses what a site needs, once. A machine on which that fails is measured without.</summary>
    public Task RunAsync(bool isSecure, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rehearsal = isSecure ? _secure ??= TryAskAsync(isSecure: true) : _plain ??= TryAskAsync(isSecure: false);
            return rehearsal.WaitAsync(cancellationToken);
        }
    }

    // Nothing is lost by a failure but the precision of the first sample.
    private async Task TryAskAsync(bool isSecure)
    {
        using var timer = new CancellationTokenSource(Limit);
        try
        {
            await AskAsync(isSecure, timer.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException or CryptographicException or OperationCanceledException)
        {
        }
    }

    private async Task AskAsync(bool isSecure, CancellationToken cancellationToken)
    {
        using var certificate = isSecure ? Certificate() : null;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"{(isSecure ? "https" : "http")}://{Name}:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var answering = AnswerAsync(listener, certificate, cancellationToken);
        var target = new ProbeTarget(address) { Timeout = Limit, TrustedRoots = certificate is null ? null : [certificate] };
        await probe.RunAsync(target, cancellationToken);
        listener.Stop();
        await answering;
    }

    private static async Task AnswerAsync(TcpListener listener, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        Stream stream = client.GetStream();
        if (certificate is not null)
        {
            var secured = new SslStream(stream);
            stream = secured;
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
        }

        await using (stream)
        {
            _ = await stream.ReadAsync(new byte[4096], cancellationToken);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray(), cancellationToken);
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
