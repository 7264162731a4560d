namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>A cookie as it is set.</summary>
/// <param name="Name">Name.</param>
/// <param name="IsSecure">Whether it is sent over TLS only.</param>
/// <param name="IsHttpOnly">Whether scripts cannot read it.</param>
/// <param name="SameSite">strict, lax or none; null where it says nothing that is known.</param>
internal sealed record SetCookie(string Name, bool IsSecure, bool IsHttpOnly, string? SameSite)
{
    private static readonly string[] Known = ["strict", "lax", "none"];

    /// <summary>Reads a header; null where a browser would not keep the cookie.</summary>
    public static SetCookie? TryParse(string header, Uri page)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        var name = parts[0].Split('=')[0].Trim();
        if (name.Length == 0 || !parts[0].Contains('=', StringComparison.Ordinal)) return null;
        var attributes = parts.Skip(1).ToArray();
        var isSecure = attributes.Any(static part => part.Split('=')[0].Trim().Equals("secure", StringComparison.OrdinalIgnoreCase));
        if (isSecure && page.Scheme != Uri.UriSchemeHttps) return null;
        return new SetCookie(
            name,
            isSecure,
            attributes.Any(static part => part.Split('=')[0].Trim().Equals("httponly", StringComparison.OrdinalIgnoreCase)),
            attributes.Select(SameSiteOf).LastOrDefault(static value => value is not null && Known.Contains(value, StringComparer.Ordinal)));
    }

    /// <summary>Whether a header has a SameSite that no browser knows.</summary>
    public static bool HasInvalidSameSite(string header) =>
        header.Split(';').Select(SameSiteOf).Any(static value => value is not null && !Known.Contains(value, StringComparer.Ordinal));

    private static string? SameSiteOf(string part)
    {
        var sides = part.Trim().Split('=');
        return sides[0].Trim().Equals("samesite", StringComparison.OrdinalIgnoreCase) ? (sides.Length > 1 ? sides[1].Trim().ToLowerInvariant() : "") : null;
    }
}
