using System.Globalization;
using System.Text;

namespace ProductionOps.Sites;

/// <summary>An HTTP response.</summary>
/// <param name="Status">Status code and reason.</param>
/// <param name="Length">Bytes of the body, sent or not; null for a response that has none by definition.</param>
/// <param name="Headers">Headers besides date, length and connection.</param>
internal sealed record SiteResponse(string Status, long? Length, IReadOnlyList<KeyValuePair<string, string>> Headers) : IDisposable
{
    /// <summary>The body; nothing is sent when null.</summary>
    public Stream? Body { get; init; }

    /// <summary>A response whose body is one line of text.</summary>
    public static SiteResponse OfText(string status, params IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var content = Encoding.ASCII.GetBytes(status + "\n");
        return new SiteResponse(status, content.Length, [new("Content-Type", "text/plain; charset=utf-8"), .. headers])
        {
            Body = new MemoryStream(content),
        };
    }

    /// <summary>The head as it is sent.</summary>
    public byte[] ToHead(DateTimeOffset now, bool keepsConnection)
    {
        var head = new StringBuilder().Append("HTTP/1.1 ").Append(Status).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Date: {now:R}\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Length is { } length) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        head.Append("Connection: ").Append(keepsConnection ? "keep-alive" : "close").Append("\r\n\r\n");
        return Encoding.Latin1.GetBytes(head.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => Body?.Dispose();
}
