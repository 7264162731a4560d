namespace ProductionOps.Maintenance.Content.Site;

/// <summary>Where the site is served, so that full addresses of its own are known as such.</summary>
/// <param name="homepage">Address of the site; null when it is not known: every full address is of another site then.</param>
internal sealed class SiteAddress(Uri? homepage)
{
    /// <summary>The path under which the site is served, with a slash at both ends.</summary>
    public string BasePath { get; } = homepage is null ? "/" : Uri.UnescapeDataString(new Uri(homepage, DirectoryOf(homepage)).AbsolutePath);

    /// <summary>The scheme that links without one have.</summary>
    public string Scheme { get; } = homepage?.Scheme ?? Uri.UriSchemeHttps;

    /// <summary>Whether the site is served over https, so that browsers load nothing over http.</summary>
    public bool IsSecure => homepage?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether an address is of the host of the site. Over http and over https it is one host.</summary>
    public bool IsOwn(Uri address) => homepage is not null &&
        string.Equals(address.IdnHost, homepage.IdnHost, StringComparison.OrdinalIgnoreCase) &&
        (address.Port == homepage.Port || (address.IsDefaultPort && homepage.IsDefaultPort));

    // "/museum" is as good as "/museum/"; "/museum/index.html" is a page of it.
    private static string DirectoryOf(Uri homepage) =>
        homepage.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? "." : homepage.AbsolutePath.TrimEnd('/') + "/";
}
