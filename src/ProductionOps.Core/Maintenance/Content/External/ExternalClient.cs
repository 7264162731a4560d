using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>Sends requests for external links: no redirect is followed by itself, certificates are verified, private addresses refused.</summary>
internal static class ExternalClient
{
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(30);

    /// <summary>A client.</summary>
    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "Where a certificate is not accepted, the callback throws, with the reason.")]
    public static HttpClient Create(bool allowPrivateAddresses)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = true,
            MaxConnectionsPerServer = 1,
            PooledConnectionIdleTimeout = IdleConnection,
            ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, allowPrivateAddresses, stop),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Verify },
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        // Resolved here and connected to what was looked at, so that a name cannot change its mind in between.
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        if (!allowPrivateAddresses) addresses = Array.FindAll(addresses, static address => !PrivateAddress.Is(address));
        if (addresses.Length == 0) throw PrivateAddress.Refusal();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        // The reason would be lost with a plain no.
        throw new UntrustedCertificateException(Describe(certificate, chain, errors));
    }

    private static string Describe(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "it shows no certificate";
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) reasons.Add("its certificate is for another name");
        foreach (var status in chain?.ChainStatus ?? []) reasons.Add($"its certificate: {status.StatusInformation.Trim().TrimEnd('.')}");
        return string.Join("; ", reasons);
    }
}
