using System.Net;

namespace ProductionOps.Deployment.Proof;

/// <summary>Makes HTTP handlers that share nothing with each other, so that what they see is what a new visitor sees.</summary>
public static class FreshConnections
{
    /// <summary>
    /// A handler with its own connections, no cookies, decompression, and verified TLS. Redirects are left to the caller. This
    /// machine itself is never asked through a proxy.
    /// </summary>
    /// <param name="address">Address that will be asked.</param>
    public static HttpMessageHandler Create(Uri address) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        UseCookies = false,
        UseProxy = !address.IsLoopback,
    };
}
