using System.Globalization;

namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Strict-Transport-Security. The preload list of browsers is not consulted.</summary>
internal static class TransportSecurityTest
{
    private const string Name = "strict-transport-security";
    private const long SixMonths = 15_552_000;

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        if (!evidence.IsSecure) return new(Name, "hsts-not-implemented-no-https", -20, "Serve the site over https.");
        if (!evidence.IsVerified) return new(Name, "hsts-invalid-cert", -20, "Get a certificate that visitors trust.");
        if (evidence.Find(Name) is not { } header)
            return new(Name, "hsts-not-implemented", -20, "Send Strict-Transport-Security: max-age=63072000.");
        return Judge(header) switch
        {
            null => new(Name, "hsts-header-invalid", -20, "Send Strict-Transport-Security once, with a max-age."),
            false => new(Name, "hsts-implemented-max-age-less-than-six-months", -10, "Raise max-age of Strict-Transport-Security to 63072000."),
            true => new(Name, "hsts-implemented-max-age-at-least-six-months", 0, null),
        };
    }

    /// <summary>Whether the header, if it is good, protects what cookies do not.</summary>
    public static bool Protects(HeaderEvidence evidence) => Run(evidence).Modifier >= 0;

    // A value that is no number counts as long, as it does for the Observatory.
    private static bool? Judge(string header)
    {
        if (header.Contains(',', StringComparison.Ordinal)) return null;
        var age = header.Split(';', StringSplitOptions.TrimEntries)
            .LastOrDefault(static part => part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase));
        if (age is null) return null;
        var digits = age[8..].TrimStart();
        var count = digits.TakeWhile(char.IsAsciiDigit).Count();
        return count == 0 || count > 18 || long.Parse(digits[..count], CultureInfo.InvariantCulture) >= SixMonths;
    }
}
