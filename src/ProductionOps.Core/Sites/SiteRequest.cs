namespace ProductionOps.Sites;

/// <summary>The head of an HTTP request.</summary>
/// <param name="Method">Method, as sent.</param>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="Version">Such as <c>HTTP/1.1</c>.</param>
/// <param name="Headers">Headers; several of one name are joined with commas.</param>
internal sealed record SiteRequest(string Method, string Target, string Version, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether a body follows, which no request to a static site needs.</summary>
    public bool HasBody =>
        Headers.ContainsKey("Transfer-Encoding") ||
        (Headers.TryGetValue("Content-Length", out var length) && length is not "0");

    /// <summary>Whether the connection can serve another request after this one.</summary>
    public bool KeepsConnection =>
        Version == "HTTP/1.1" && !HasBody &&
        !(Headers.TryGetValue("Connection", out var value) && value.Contains("close", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the client takes gzip.</summary>
    public bool AcceptsGzip => Headers.TryGetValue("Accept-Encoding", out var value) && value.Split(',').Any(IsGzip);

    /// <summary>Whether the client has the content of an entity tag already.</summary>
    public bool Has(string entityTag) =>
        Headers.TryGetValue("If-None-Match", out var value) &&
        value.Split(',').Select(tag => tag.Trim()).Any(tag => tag == "*" || tag == entityTag || tag == "W/" + entityTag);

    /// <summary>Reads the head of a request; null when it is not one.</summary>
    public static SiteRequest? Parse(string head)
    {
        var lines = head.Split("\r\n");
        var start = lines[0].Split(' ');
        if (start.Length != 3 || !start[2].StartsWith("HTTP/1.", StringComparison.Ordinal)) return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t')) return null;
            var value = line[(colon + 1)..].Trim();
            headers[line[..colon]] = headers.TryGetValue(line[..colon], out var earlier) ? $"{earlier},{value}" : value;
        }

        return start[2] == "HTTP/1.1" && !headers.ContainsKey("Host") ? null : new SiteRequest(start[0], start[1], start[2], headers);
    }

    private static bool IsGzip(string coding)
    {
        var parts = coding.Split(';', StringSplitOptions.TrimEntries);
        var isRefused = parts.Skip(1).Any(part => part.StartsWith("q=0", StringComparison.Ordinal) && part.Trim('q', '=', '0', '.').Length == 0);
        return parts[0] is "gzip" or "*" && !isRefused;
    }
}
