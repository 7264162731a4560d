namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Where a script comes from.</summary>
/// <param name="IsForeign">Whether from another site; an address without a scheme counts as one.</param>
/// <param name="IsSecure">Whether it is sure to come over https.</param>
internal readonly record struct ScriptPlace(bool IsForeign, bool IsSecure)
{
    /// <summary>Where the script of an address comes from.</summary>
    public static ScriptPlace Of(string source, Uri page)
    {
        if (source.StartsWith("//", StringComparison.Ordinal) && source.Length > 2 && source[2] != '/') return new ScriptPlace(true, false);
        if (!source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return new ScriptPlace(false, page.Scheme == Uri.UriSchemeHttps);
        var isSame = Uri.TryCreate(source, UriKind.Absolute, out var address) && SiteOf(address.IdnHost) == SiteOf(page.IdnHost);
        return new ScriptPlace(!isSame, source.StartsWith("https", StringComparison.OrdinalIgnoreCase));
    }

    // The registrable domain, without the public suffix list: the last two labels, or three where the last but one is as short as in co.uk.
    private static string SiteOf(string host)
    {
        var labels = host.Split('.');
        if (labels.Length <= 2 || Uri.CheckHostName(host) is not UriHostNameType.Dns) return host;
        var count = labels[^2].Length <= 3 && labels[^1].Length == 2 ? 3 : 2;
        return string.Join('.', labels[^Math.Min(count, labels.Length)..]);
    }
}
