using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ProductionOps.Files;

namespace ProductionOps.Sites;

/// <summary>
/// Serves a directory of files over HTTP to this machine only. It answers GET and HEAD, finds <c>index.html</c> in directories,
/// answers a missing path with <c>404.html</c> and status 404, compresses text, and never serves a file from outside the
/// directory.
/// </summary>
public sealed class StaticSiteServer : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private readonly TcpListener _listener;
    private readonly SiteResponder _responder;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;
    private bool _isDisposed;

    private StaticSiteServer(TcpListener listener, SiteResponder responder, TimeProvider time, SitePath mount)
    {
        (_listener, _responder, _time) = (listener, responder, time);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Address = new Uri($"http://127.0.0.1:{port}{mount.ToDirectoryUrl()}");
        _accepting = AcceptAsync();
    }

    /// <summary>Address of the root of the site, with a slash at its end.</summary>
    public Uri Address { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="time">Clock for the limits of idle connections.</param>
    /// <param name="root">
    /// Names the directory, or a link to it. It is asked and the link followed at every request, so that a switch of the link is
    /// seen at once and no answer mixes two releases.
    /// </param>
    /// <param name="port">TCP port; 0 for any free one.</param>
    /// <param name="mount">Path that the root of the directory is served at, such as <c>/docs/</c>.</param>
    /// <exception cref="OperationException"><c>PortInUse</c>: another program has the port.</exception>
    public static StaticSiteServer Start(IFileSystem files, TimeProvider time, Func<string> root, int port = 0, string mount = "/")
    {
        var mounted = SitePath.Parse(mount) ?? throw new ArgumentException($"'{mount}' is not the path of a URL.", nameof(mount));
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start(backlog: 512);
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw new OperationException(
                "PortInUse",
                ErrorKind.Busy,
                $"Port {port} of 127.0.0.1 cannot be used: {exception.Message}. Name another port, or 0 for any free one.",
                port,
                exception);
        }

        return new StaticSiteServer(listener, new SiteResponder(files, root, mounted), time, mounted);
    }

    /// <summary>Stops: no new connection is taken, answers under way are finished if they are within 5 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        var connections = Task.WhenAll(_connections.Keys);
        await Task.WhenAny(connections, Task.Delay(StopLimit, _time));
        await _aborting.CancelAsync();
        await connections;
        _listener.Dispose();
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Serve(await _listener.AcceptSocketAsync(_stopping.Token));
            }
            catch (SocketException) when (!_stopping.IsCancellationRequested)
            {
                // That client gave up before it was taken; the others still come.
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Serve(Socket socket)
    {
        socket.NoDelay = true;
        var connection = new SiteConnection(socket, _responder, _time).RunAsync(_stopping.Token, _aborting.Token);
        _connections.TryAdd(connection, true);
        _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
    }
}
