using System.Net;
using System.Net.Sockets;

namespace ProductionOps.Testing;

/// <summary>Starts a listener for HTTP at a free port of this machine.</summary>
public static class LoopbackListener
{
    /// <summary>The listener, and its address with a slash at its end.</summary>
    public static (HttpListener Listener, string Address) Start()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                // Somebody else took the port in between.
            }
        }
    }
}
