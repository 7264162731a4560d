namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Whether a request over http is led to https at once. The preload list of browsers is not consulted.</summary>
internal static class RedirectionTest
{
    private const string Name = "redirection";

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        if (evidence.HttpRoute is not { } route) return new(Name, "redirection-not-needed-no-http", 0, null);
        if (!evidence.IsHttpRouteVerified) return new(Name, "redirection-invalid-cert", -20, "Get a certificate that visitors trust.");
        if (route.Count == 1) return new(Name, "redirection-missing", -20, "Redirect http to https.");
        if (route[^1].Scheme != Uri.UriSchemeHttps) return new(Name, "redirection-not-to-https", -20, "Redirect http to https.");
        if (route[1].Scheme == Uri.UriSchemeHttp)
            return new(Name, "redirection-not-to-https-on-initial-redirection", -10, "Let the first redirect lead to https.");
        return route[0].Host == route[1].Host
            ? new(Name, "redirection-to-https", 0, null)
            : new(Name, "redirection-off-host-from-http", -5, "Redirect http to https on the same host first, so that Strict-Transport-Security is seen.");
    }
}
