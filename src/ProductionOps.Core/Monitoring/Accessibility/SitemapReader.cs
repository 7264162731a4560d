using System.IO.Compression;
using System.Xml;
using ProductionOps.Deployment.Proof;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Reads the addresses of a sitemap (sitemaps.org 0.9), of those that an index names too, compressed or not.</summary>
/// <param name="handlers">Makes the HTTP handler for an address.</param>
/// <param name="time">Clock of the time limit.</param>
public sealed class SitemapReader(Func<Uri, HttpMessageHandler> handlers, TimeProvider time)
{
    // The bounds of the protocol itself.
    private const int LargestFile = 50 * 1024 * 1024;
    private const int MostAddresses = 50_000;
    private const int MostSitemaps = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Addresses of the site in the order of the sitemap, each once; those of other hosts are left out.</summary>
    /// <param name="sitemap">Address of the sitemap.</param>
    /// <param name="maximum">Addresses wanted at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>SitemapUnreachable</c>, <c>SitemapInvalid</c>.</exception>
    public async Task<IReadOnlyList<Uri>> ReadAsync(Uri sitemap, int maximum, CancellationToken cancellationToken)
    {
        using var reader = new SiteReader(handlers(sitemap), time);
        var pages = new OrderedDictionary<string, Uri>(StringComparer.Ordinal);
        var waiting = new Queue<Uri>([sitemap]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { sitemap.AbsoluteUri };
        while (pages.Count < maximum && waiting.TryDequeue(out var next))
        {
            var (isIndex, addresses) = Parse(next, await FetchAsync(reader, next, cancellationToken));
            foreach (var address in addresses.Where(address => address.Host == sitemap.Host))
            {
                if (!isIndex && pages.Count < maximum) pages.TryAdd(address.AbsoluteUri, address);
                if (isIndex && seen.Count < MostSitemaps && seen.Add(address.AbsoluteUri)) waiting.Enqueue(address);
            }
        }

        return [.. pages.Values];
    }

    private static async Task<byte[]> FetchAsync(SiteReader reader, Uri address, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(address, Limit, (body, token) => ReadBodyAsync(address, body, token), cancellationToken);
        if (reading.IsSuccess) return reading.Content!;
        var reason = reading.Failure ?? $"status {(int)reading.Status!}";
        throw new OperationException(
            "SitemapUnreachable", ErrorKind.Unavailable, $"The sitemap '{address}' could not be read: {reason.TrimEnd('.')}. Correct monitoring.accessibility.sitemap.", address);
    }

    private static async Task<byte[]> ReadBodyAsync(Uri address, Stream body, CancellationToken cancellationToken)
    {
        var content = await ReadAllAsync(address, body, cancellationToken);
        if (content is not [0x1f, 0x8b, ..]) return content;
        await using var unpacked = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return await ReadAllAsync(address, unpacked, cancellationToken);
    }

    private static async Task<byte[]> ReadAllAsync(Uri address, Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            content.Write(buffer, 0, count);
            if (content.Length > LargestFile) throw Invalid(address, $"it is larger than {LargestFile} bytes");
        }

        return content.ToArray();
    }

    private static (bool IsIndex, IReadOnlyList<Uri> Addresses) Parse(Uri address, byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(content), settings);
            xml.MoveToContent();
            if (xml.LocalName is not ("urlset" or "sitemapindex")) throw Invalid(address, $"its root is '{xml.LocalName}'");
            return (xml.LocalName == "sitemapindex", [.. Locations(xml, address).Take(MostAddresses)]);
        }
        catch (XmlException exception)
        {
            throw Invalid(address, $"it is not XML ({exception.Message.TrimEnd('.')})");
        }
    }

    private static IEnumerable<Uri> Locations(XmlReader xml, Uri address)
    {
        // Images and videos have a loc of their own, in other namespaces.
        var space = xml.NamespaceURI;
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "loc" || xml.NamespaceURI != space)
            {
                xml.Read();
                continue;
            }

            var text = xml.ReadElementContentAsString().Trim();
            if (!Uri.TryCreate(address, text, out var location)) throw Invalid(address, $"'{text}' is no address");
            yield return location;
        }
    }

    private static OperationException Invalid(Uri address, string reason) => new(
        "SitemapInvalid", ErrorKind.InvalidInput, $"'{address}' is no sitemap: {reason}. Correct it, or monitoring.accessibility.sitemap.", address);
}
