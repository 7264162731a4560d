namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Cookies: Secure, HttpOnly and SameSite.</summary>
internal static class CookieTest
{
    private const string Name = "cookies";

    /// <summary>What can be wrong, from the least to the worst.</summary>
    private static readonly (string Result, int Modifier, string Advice)[] Faults =
    [
        ("cookies-without-secure-flag-but-protected-by-hsts", -5, "Set cookies with Secure."),
        ("cookies-without-secure-flag", -20, "Set cookies with Secure, and send Strict-Transport-Security."),
        ("cookies-session-without-secure-flag-but-protected-by-hsts", -10, "Set session cookies with Secure."),
        ("cookies-samesite-flag-invalid", -20, "SameSite of cookies must be Strict, Lax or, with Secure, None."),
        ("cookies-anticsrf-without-samesite-flag", -20, "Set tokens against request forgery with SameSite."),
        ("cookies-session-without-httponly-flag", -30, "Set session cookies with HttpOnly."),
        ("cookies-session-without-secure-flag", -40, "Set session cookies with Secure, and send Strict-Transport-Security."),
    ];

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        var raw = evidence.Headers.Where(static header => header.Key.Equals("set-cookie", StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value).ToArray();
        var cookies = raw.Select(text => SetCookie.TryParse(text, evidence.Url)).OfType<SetCookie>().Where(static cookie => cookie.Name != "heroku-session-affinity").ToArray();
        if (cookies.Length == 0) return new(Name, "cookies-not-found", 0, null);
        var isProtected = TransportSecurityTest.Protects(evidence);
        var worst = raw.Any(SetCookie.HasInvalidSameSite) ? 3 : -1;
        worst = cookies.SelectMany(cookie => FaultsOf(cookie, isProtected)).Append(worst).Max();
        if (worst >= 0) return new(Name, Faults[worst].Result, Faults[worst].Modifier, Faults[worst].Advice);
        return cookies.All(static cookie => cookie.SameSite is not null)
            ? new(Name, "cookies-secure-with-httponly-sessions-and-samesite", 5, null)
            : new(Name, "cookies-secure-with-httponly-sessions", 0, "Set cookies with SameSite.");
    }

    private static IEnumerable<int> FaultsOf(SetCookie cookie, bool isProtected)
    {
        var isSession = cookie.Name.Contains("login", StringComparison.OrdinalIgnoreCase) || cookie.Name.Contains("sess", StringComparison.OrdinalIgnoreCase);
        var isToken = cookie.Name.Contains("csrf", StringComparison.OrdinalIgnoreCase);
        if (!cookie.IsSecure && cookie.SameSite == "none") yield return 3;
        if (!cookie.IsSecure) yield return isProtected ? 0 : 1;
        if (isToken && cookie.SameSite is null) yield return 4;
        if (isSession && !cookie.IsSecure) yield return isProtected ? 2 : 6;
        if (isSession && !cookie.IsHttpOnly) yield return 5;
    }
}
