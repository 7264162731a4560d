using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using ProductionOps.Core.Tests.Sites;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A site that answers programs at once and browsers never.</summary>
internal sealed class SilentPage : IAsyncDisposable
{
    private readonly Channel<string> _browsers = Channel.CreateUnbounded<string>();
    private readonly LoopbackServer _server;

    public SilentPage() => _server = new LoopbackServer(AnswerAsync);

    public Uri Address => _server.Address;

    /// <summary>Completes when a browser has asked for the page, once for each time.</summary>
    public async Task AskedAsync() => await _browsers.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(string head, NetworkStream stream, CancellationToken stop)
    {
        if (head.Contains("Chrome/", StringComparison.Ordinal))
        {
            if (LoopbackServer.PathOf(head) == "/") await _browsers.Writer.WriteAsync(head, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(LoopbackServer.Ok("")), stop);
    }
}
