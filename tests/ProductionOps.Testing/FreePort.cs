using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ProductionOps.Testing;

/// <summary>Ports for the servers of tests, below those that the system gives away: nobody takes one while its server is stopped.</summary>
public static class FreePort
{
    private const int First = 10_240;
    private const int Count = 32_768 - First;

    // Each process starts elsewhere, so that test programs that run side by side seldom look at the same ports.
    private static readonly int Start = RandomNumberGenerator.GetInt32(Count);
    private static int _taken = -1;

    /// <summary>A port from 10,240 to 32,767 at which nothing listens on loopback, and that this process was not given before.</summary>
    /// <exception cref="InvalidOperationException">All were given away.</exception>
    public static int Next()
    {
        while (Interlocked.Increment(ref _taken) is var step && step < Count)
        {
            var port = First + (Start + step) % Count;
            if (IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port)) return port;
        }

        throw new InvalidOperationException("All ports for tests were given away.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // Nobody listens at an address that this machine does not have.
            return true;
        }
    }
}
