using System.Net.Sockets;
using System.Text;
using ProductionOps.Files;

namespace ProductionOps.Sites;

/// <summary>Serves one client until it or the server goes.</summary>
internal sealed class SiteConnection(Socket socket, SiteResponder responder, TimeProvider time)
{
    private const int LargestHead = 16 * 1024;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LingerLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(5);
    private readonly byte[] _received = new byte[LargestHead];
    private int _length;

    /// <summary>Answers requests in turn.</summary>
    /// <param name="stopping">No further request is read once it is cancelled; the one that is being answered is.</param>
    /// <param name="aborting">Everything ends.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadHeadAsync(stream, stopping) is { } head && await AnswerAsync(stream, head, aborting))
            {
            }

            await LingerAsync(stream, aborting);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The client went away, which is its right; there is nobody left to tell.
        }
        catch (OperationCanceledException)
        {
            // The server stops, or the client said nothing for too long.
        }
    }

    // Closing while sent bytes are unread resets the connection, and the client may lose the answer with it.
    private async Task LingerAsync(NetworkStream stream, CancellationToken aborting)
    {
        if (!socket.Connected) return;
        socket.Shutdown(SocketShutdown.Send);
        using var limit = new CancellationTokenSource(LingerLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborting);
        while (await stream.ReadAsync(_received, either.Token) > 0)
        {
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream, CancellationToken stopping)
    {
        using var idle = new CancellationTokenSource(IdleLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, stopping);
        while (true)
        {
            var end = _received.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return TakeHead(end);
            if (_length == LargestHead) return "";
            var count = await stream.ReadAsync(_received.AsMemory(_length), either.Token);
            if (count == 0) return null;
            _length += count;
        }
    }

    private string TakeHead(int end)
    {
        var head = Encoding.Latin1.GetString(_received, 0, end);
        var rest = _length - end - 4;
        _received.AsSpan(end + 4, rest).CopyTo(_received);
        _length = rest;
        return head;
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string head, CancellationToken aborting)
    {
        using var limit = new CancellationTokenSource(SendLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborting);
        var request = SiteRequest.Parse(head);
        var keepsConnection = request is { KeepsConnection: true };
        using var response = request is null ? SiteResponse.OfText("400 Bad Request") : Respond(request);
        await stream.WriteAsync(response.ToHead(time.GetUtcNow(), keepsConnection), either.Token);
        if (response.Body is { } body && request?.Method != "HEAD") await body.CopyToAsync(stream, either.Token);
        return keepsConnection;
    }

    private SiteResponse Respond(SiteRequest request)
    {
        try
        {
            return responder.Respond(request);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception) || exception is OperationException)
        {
            return SiteResponse.OfText("500 Internal Server Error");
        }
    }
}
