namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>What a site answered, as far as its headers are graded.</summary>
public sealed record HeaderEvidence
{
    /// <summary>Address of the page that is graded, with its scheme: https where the site answers there, else http.</summary>
    public required Uri Url { get; init; }

    /// <summary>Headers of that page, in the order in which they came.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>What its HTML says.</summary>
    public PageFacts Page { get; init; } = PageFacts.None;

    /// <summary>Whether its certificate is trusted; of no meaning without https.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>
    /// Addresses that a request over http came through, from the first to the one that answered; null where nobody answers over http.
    /// </summary>
    public IReadOnlyList<Uri>? HttpRoute { get; init; }

    /// <summary>Whether everything that the http route led to had a trusted certificate.</summary>
    public bool IsHttpRouteVerified { get; init; } = true;

    /// <summary>Origin that was named in a request for cross-origin access.</summary>
    public string? AskedOrigin { get; init; }

    /// <summary>Headers of the answer to that request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CrossOriginHeaders { get; init; } = [];

    /// <summary>Whether the page came over TLS.</summary>
    public bool IsSecure => Url.Scheme == Uri.UriSchemeHttps;

    /// <summary>The values of one header, several of one name joined as HTTP joins them; null when it was not sent.</summary>
    public string? Find(string name) => Find(Headers, name);

    /// <inheritdoc cref="Find(string)"/>
    public static string? Find(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        var values = headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }
}
