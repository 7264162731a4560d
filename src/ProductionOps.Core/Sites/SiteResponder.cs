using System.IO.Compression;
using System.Security.Cryptography;
using ProductionOps.Files;

namespace ProductionOps.Sites;

/// <summary>Answers requests from a directory of files.</summary>
internal sealed class SiteResponder(IFileSystem files, Func<string> root, SitePath mount)
{
    private const long LargestCompressed = 8 * 1024 * 1024;
    private const long SmallestCompressed = 256;
    private static readonly KeyValuePair<string, string> Allow = new("Allow", "GET, HEAD");

    // A copy may be kept but must be asked about before each use, which is true of files that can be switched at any moment.
    private static readonly KeyValuePair<string, string> Revalidate = new("Cache-Control", "no-cache");

    public SiteResponse Respond(SiteRequest request)
    {
        if (request.Method is not ("GET" or "HEAD")) return SiteResponse.OfText("405 Method Not Allowed", Allow);
        if (request.HasBody || SitePath.Parse(request.Target) is not { } requested) return SiteResponse.OfText("400 Bad Request");
        var site = new SiteDirectory(files, root());
        return requested.Below(mount) is { } path ? RespondWith(site, path, requested, request) : NotFound(site, request);
    }

    private SiteResponse RespondWith(SiteDirectory site, SitePath path, SitePath requested, SiteRequest request)
    {
        if (!path.IsDirectory && path.Segments.Count > 0 && site.FindFile(path.Segments) is { } file) return Send("200 OK", file, request);
        if (!site.HasDirectory(path.Segments) || site.FindFile([.. path.Segments, "index.html"]) is not { } index) return NotFound(site, request);
        return requested.IsDirectory ? Send("200 OK", index, request) : Redirect(requested, request);
    }

    private SiteResponse NotFound(SiteDirectory site, SiteRequest request) =>
        site.FindFile(["404.html"]) is { } page ? Send("404 Not Found", page, request) : SiteResponse.OfText("404 Not Found", Revalidate);

    private static SiteResponse Redirect(SitePath path, SiteRequest request)
    {
        var query = request.Target.IndexOf('?', StringComparison.Ordinal);
        var location = path.ToDirectoryUrl() + (query < 0 ? "" : request.Target[query..]);
        return SiteResponse.OfText("301 Moved Permanently", new("Location", location), Revalidate);
    }

    private SiteResponse Send(string status, string path, SiteRequest request)
    {
        var type = ContentType.Of(path);
        var content = files.OpenRead(path);
        try
        {
            var isCompressed = type.IsCompressible && request.AcceptsGzip && content.Length is >= SmallestCompressed and <= LargestCompressed;
            var entityTag = EntityTag(content, isCompressed);
            var headers = Headers(type, entityTag, isCompressed);
            if (status == "200 OK" && request.Has(entityTag))
            {
                content.Dispose();
                return new SiteResponse("304 Not Modified", Length: null, headers);
            }

            var body = isCompressed ? Compress(content) : content;
            return new SiteResponse(status, body.Length, headers) { Body = body };
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private static List<KeyValuePair<string, string>> Headers(ContentType type, string entityTag, bool isCompressed)
    {
        List<KeyValuePair<string, string>> headers = [new("Content-Type", type.Name), new("ETag", entityTag), Revalidate];
        if (type.IsCompressible) headers.Add(new("Vary", "Accept-Encoding"));
        if (isCompressed) headers.Add(new("Content-Encoding", "gzip"));
        return headers;
    }

    // From the content, not from its time: a build gives every file a new time, and a switch may go back in time.
    private static string EntityTag(Stream content, bool isCompressed)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
        content.Position = 0;
        return isCompressed ? $"\"{hash}-gzip\"" : $"\"{hash}\"";
    }

    private static MemoryStream Compress(Stream content)
    {
        var compressed = new MemoryStream();
        using (content)
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            content.CopyTo(gzip);
        compressed.Position = 0;
        return compressed;
    }
}
