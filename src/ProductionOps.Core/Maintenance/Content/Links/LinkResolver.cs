using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Finds where links lead. One is used by one thread.</summary>
internal sealed class LinkResolver(SiteIndex index, SiteAddress site, RedirectRules redirects, LinkExclusions exclusions)
{
    private const int MostRedirects = 10;

    // Bounds the memory for sites with millions of different links.
    private const int MostKnown = 100_000;

    private static readonly HashSet<string> Mistyped = new(StringComparer.OrdinalIgnoreCase)
    {
        "htp", "htps", "ttp", "ttps", "htttp", "htttps", "httpp", "hhttp", "hhttps", "httsp", "htpps", "httos",
    };

    private readonly Dictionary<string, ResolvedLink> _known = new(StringComparer.Ordinal);

    /// <summary>Finds where a link leads.</summary>
    /// <param name="written">The link, with character references replaced.</param>
    /// <param name="page">What it is relative to.</param>
    /// <param name="self">The file that it is in.</param>
    public ResolvedLink Resolve(ReadOnlySpan<char> written, PageBase page, int self)
    {
        var text = Clean(written);
        if (text.IsEmpty) return ResolvedLink.Empty;
        if (text[0] is '#' or '?' && page.IsPage) return OfPage(text, self);
        var known = SchemeLength(text) > 0 || (IsOfHost(text) && page.External is null) ? _known : page.Known;
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var link)) return link;
        if (known.Count >= MostKnown) known.Clear();
        var key = text.ToString();
        return known[key] = exclusions.Contain(text) ? ResolvedLink.Ignored : ResolveNew(text, page) with { Text = key };
    }

    /// <summary>What links of a page are relative to that has a <c>base</c> element.</summary>
    public PageBase ResolveBase(ReadOnlySpan<char> written, PageBase page)
    {
        var text = Clean(written);
        if (TryParseAddress(text, out var address) && !site.IsOwn(address)) return new PageBase(string.Empty, external: address);
        var path = address is null ? Below(LinkPath.Parse(PathOf(text), page.Directory), isOfHost: IsOfHost(text)) : Below(PathOf(address), isOfHost: true);
        return path is null ? page : new PageBase(path[..(path.LastIndexOf('/') + 1)], path);
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> written)
    {
        while (!written.IsEmpty && written[0] <= ' ') written = written[1..];
        while (!written.IsEmpty && written[^1] <= ' ') written = written[..^1];
        return written.IndexOfAny('\t', '\n', '\r') < 0 ? written : string.Concat(written.ToString().Split('\t', '\n', '\r'));
    }

    private ResolvedLink OfPage(ReadOnlySpan<char> text, int self) =>
        exclusions.Contain(text) ? ResolvedLink.Ignored : new ResolvedLink(LinkState.Found) { File = self, Anchor = AnchorOf(text), Text = text.ToString() };

    private ResolvedLink ResolveNew(ReadOnlySpan<char> text, PageBase page)
    {
        if (TryParseAddress(text, out var address)) return OfAddress(address, text);
        var scheme = SchemeLength(text);
        if (scheme > 0) return OfScheme(text[..scheme], text[(scheme + 1)..]);
        if (IsProtocolRelative(text)) return Malformed(text);
        if (page.External is { } external)
            return Uri.TryCreate(external, text.ToString(), out var other) ? OfAddress(other, other.AbsoluteUri) : Malformed(text);
        var path = PathOf(text);
        // A link of a query or a fragment alone leads to what the base element names.
        var parsed = path.IsEmpty && page.Document is { } document ? new LinkPath(document, false, true) : LinkPath.Parse(path, page.Directory);
        return OfPath(parsed, IsOfHost(text), AnchorOf(text), depth: 0);
    }

    private ResolvedLink OfAddress(Uri address, ReadOnlySpan<char> text)
    {
        var url = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        if (exclusions.Contain(url)) return ResolvedLink.Ignored;
        var isInsecure = site.IsSecure && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;
        return site.IsOwn(address)
            ? OfPath(PathOf(address), isOfHost: true, AnchorOf(text), depth: 0) with { IsInsecure = isInsecure }
            : new ResolvedLink(LinkState.External) { Url = url, IsInsecure = isInsecure };
    }

    private static ResolvedLink OfScheme(ReadOnlySpan<char> scheme, ReadOnlySpan<char> rest)
    {
        if (scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase))
            return ContactLink.IsMail(rest) ? ResolvedLink.Ignored : Fault(ContentRules.MailInvalid, $"'{rest}' is no address for mail.");
        if (scheme.Equals("tel", StringComparison.OrdinalIgnoreCase))
            return ContactLink.IsPhone(rest) ? ResolvedLink.Ignored : Fault(ContentRules.PhoneInvalid, $"'{rest}' is no number to dial.");
        var isWeb = scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        return isWeb || (Mistyped.GetAlternateLookup<ReadOnlySpan<char>>().Contains(scheme) && rest.StartsWith("//")) ? Malformed($"{scheme}:{rest}") : ResolvedLink.Ignored;
    }

    private ResolvedLink OfPath(LinkPath path, bool isOfHost, Anchor? anchor, int depth)
    {
        if (Below(path, isOfHost) is not { } wanted)
        {
            return redirects.Find(path.Path) is { } elsewhere
                ? OfRedirect(elsewhere.Rule, elsewhere.To, anchor, depth)
                : Fault(ContentRules.LinkOutsideBase, $"'/{path.Path}' is not below '{site.BasePath}', where the site is served.");
        }

        var found = path.IsNameable ? index.Find(wanted) : -1;
        if (found >= 0) return new ResolvedLink(LinkState.Found) { File = found, Anchor = anchor, LeavesRoot = path.LeavesRoot };
        return redirects.Find(path.Path) is { } next ? OfRedirect(next.Rule, next.To, anchor, depth) : Missing(wanted);
    }

    private ResolvedLink OfRedirect(RedirectRule rule, string to, Anchor? anchor, int depth)
    {
        if (depth == MostRedirects) return Fault(ContentRules.RedirectLoop, $"Redirects lead on and on, at last to '{to}'.") with { Redirects = [rule] };
        if (to[0] != '/') return new ResolvedLink(LinkState.Found);
        // Browsers keep the place that a link names where the redirect names none (section 4.4 of the Fetch Standard).
        var place = to.Contains('#', StringComparison.Ordinal) ? AnchorOf(to) : anchor;
        var link = OfPath(LinkPath.Parse(PathOf(to), string.Empty), isOfHost: true, place, depth + 1);
        return link with { Redirects = [rule, .. link.Redirects] };
    }

    private ResolvedLink Missing(string wanted)
    {
        if (index.IsDirectory(wanted)) return Fault(ContentRules.IndexMissing, $"The directory '{wanted}' has no index.html.");
        return index.FindInAnyCase(wanted) is { } near
            ? Fault(ContentRules.LinkCase, $"The site has '{near}', not '{wanted}'.")
            : new ResolvedLink(LinkState.Missing) { Message = $"The site has no '{wanted}'." };
    }

    // Relative paths are relative to the site already, those with a slash to the host.
    private string? Below(LinkPath path, bool isOfHost)
    {
        if (!isOfHost || site.BasePath == "/") return path.Path;
        var full = "/" + path.Path;
        if (full.StartsWith(site.BasePath, StringComparison.Ordinal)) return full[site.BasePath.Length..];
        return full.Length == site.BasePath.Length - 1 && site.BasePath.StartsWith(full, StringComparison.Ordinal) ? string.Empty : null;
    }

    private bool TryParseAddress(ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address)
    {
        address = null;
        var isRelative = IsProtocolRelative(text);
        if (!isRelative && !IsWebAddress(text)) return false;
        var full = isRelative ? $"{site.Scheme}:{text}" : text.ToString();
        return Uri.TryCreate(full.Replace('\\', '/'), UriKind.Absolute, out address) && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
    }

    private static bool IsWebAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsProtocolRelative(ReadOnlySpan<char> text) => text.Length > 1 && IsOfHost(text) && IsOfHost(text[1..]);

    private static bool IsOfHost(ReadOnlySpan<char> text) => !text.IsEmpty && text[0] is '/' or '\\';

    private static LinkPath PathOf(Uri address) => LinkPath.Parse(address.AbsolutePath, string.Empty);

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('?', '#');
        return end < 0 ? text : text[..end];
    }

    private static Anchor? AnchorOf(ReadOnlySpan<char> text)
    {
        var hash = text.IndexOf('#');
        return hash < 0 ? null : Anchor.Parse(text[(hash + 1)..]);
    }

    // A letter, then letters, digits, "+", "-" and ".", up to a colon.
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ':') return i;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.')) return 0;
        }

        return 0;
    }

    private static ResolvedLink Malformed(ReadOnlySpan<char> text) => Fault(ContentRules.LinkMalformed, $"'{text}' is no valid address.");

    private static ResolvedLink Fault(ContentRule rule, string message) => new(LinkState.Faulty) { Rule = rule, Message = message };
}
