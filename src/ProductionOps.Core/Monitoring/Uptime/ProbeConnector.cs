using System.Net;
using System.Net.Sockets;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Resolves a name and connects to the first of its addresses that can be reached, and notes how long each took.</summary>
internal sealed class ProbeConnector(ProbeTarget target, ProbeTimings timings, TimeProvider time)
{
    // A silent address must not use up the time of the one after it.
    private static readonly TimeSpan LimitBesideOthers = TimeSpan.FromSeconds(3);

    public async Task<NetworkStream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host.Host, cancellationToken);
        var since = timings.Begin("connecting");
        var failures = new List<(IPAddress Address, Exception Error)>();
        for (var i = 0; i < addresses.Count; i++)
        {
            var limit = i < addresses.Count - 1 ? LimitBesideOthers : Timeout.InfiniteTimeSpan;
            try
            {
                var stream = await ConnectAsync(new IPEndPoint(addresses[i], host.Port), limit, cancellationToken);
                timings.Connected(since);
                Note(addresses[i], failures);
                return stream;
            }
            catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failures.Add((addresses[i], exception));
            }
        }

        var reasons = failures.Select(failure => $"{new IPEndPoint(failure.Address, host.Port)}: {Describe(failure.Error)}");
        throw new ProbeException(new ProbeFailure(ProbeFailureKind.ConnectionFailed, $"no connection to {string.Join("; ", reasons)}"), failures[0].Error);
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        var family = target.AddressFamily switch
        {
            ProbeAddressFamily.Ipv4 => AddressFamily.InterNetwork,
            ProbeAddressFamily.Ipv6 => AddressFamily.InterNetworkV6,
            _ => AddressFamily.Unspecified,
        };
        var since = timings.Begin("resolving the name");
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, family, cancellationToken);
            timings.Resolved(since);
            if (addresses.Length > 0) return addresses;
        }
        catch (SocketException exception)
        {
            timings.Resolved(since);
            throw Unresolved(host, exception);
        }

        throw Unresolved(host, null);
    }

    private async Task<NetworkStream> ConnectAsync(IPEndPoint address, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // This machine not having IPv6, or a local name of which one address has no server, says nothing about the site.
    private void Note(IPAddress connected, List<(IPAddress Address, Exception Error)> failures)
    {
        timings.Address = connected.ToString();
        if (target.Proxy is not null || IPAddress.IsLoopback(connected)) return;
        timings.FailedAddresses.AddRange(failures.Where(failure => !IsOfThisMachine(failure.Error)).Select(failure => failure.Address.ToString()));
    }

    private static bool IsOfThisMachine(Exception error) => error is SocketException
    {
        SocketErrorCode: SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable,
    };

    private ProbeException Unresolved(string host, SocketException? exception)
    {
        var kind = target.AddressFamily switch { ProbeAddressFamily.Ipv4 => "an IPv4 address", ProbeAddressFamily.Ipv6 => "an IPv6 address", _ => "an address" };
        var reason = exception is null ? "" : $" ({exception.Message})";
        return new ProbeException(new ProbeFailure(ProbeFailureKind.NameNotResolved, $"'{host}' could not be resolved to {kind}{reason}"), exception);
    }

    private static string Describe(Exception error) => error is SocketException ? error.Message : "no answer";
}
