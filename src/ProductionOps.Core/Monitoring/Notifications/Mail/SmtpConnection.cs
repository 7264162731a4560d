using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>A conversation with a mail server: a line out, a reply in.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;
    private readonly byte[] _buffer = new byte[4096];
    private Stream _stream;
    private int _start;
    private int _end;

    private SmtpConnection(Stream stream) => _stream = stream;

    /// <summary>Whether what is said is protected.</summary>
    public bool IsSecure => _stream is SslStream;

    public static async Task<SmtpConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            return new SmtpConnection(new NetworkStream(client.Client, ownsSocket: true));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Goes on in TLS. What the server said before it was protected does not count.</summary>
    public async Task SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        if (_start != _end) throw new SmtpException("The server goes on in clear after STARTTLS.", isFinal: false);
        var secured = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secured;
        await secured.AuthenticateAsClientAsync(options, cancellationToken);
    }

    /// <summary>Says a line and gives the answer.</summary>
    public async Task<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        await WriteAsync(line + "\r\n", cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Sends the lines of a mail, and the full stop that ends them, and gives the answer.</summary>
    public async Task<SmtpReply> SendAsync(string mail, CancellationToken cancellationToken)
    {
        // A line that begins with a full stop gets another one, as a full stop alone ends the mail (RFC 5321, section 4.5.2).
        var stuffed = mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await WriteAsync((stuffed.StartsWith('.') ? "." : "") + stuffed + ".\r\n", cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>The next answer.</summary>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code < 200)
                throw new SmtpException("It does not answer as a mail server does.", isFinal: false);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return new SmtpReply(code, lines);
        }

        throw new SmtpException("Its answer does not end.", isFinal: false);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < LongestLine)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0) throw new SmtpException("The server closed the connection.", isFinal: false);
            }

            var one = _buffer[_start++];
            if (one == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one);
        }

        throw new SmtpException("Its answer has a line that does not end.", isFinal: false);
    }
}
