namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Content-Security-Policy.</summary>
internal static class PolicyTest
{
    private const string Name = "content-security-policy";
    private const string UnsafeInline = "'unsafe-inline'";

    private static readonly HashSet<string> Broad = new(StringComparer.Ordinal)
    {
        "ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*",
    };

    private static readonly HashSet<string> BroadOrInline = new(Broad, StringComparer.Ordinal) { UnsafeInline, "data:" };
    private static readonly string[] Proofs = ["'sha256-", "'sha384-", "'sha512-", "'nonce-"];
    private static readonly string[] Passive = ["img-src", "media-src"];

    /// <summary>Outcomes after which repeated reporting directives are worth a word.</summary>
    private static readonly string[] Passing = ["csp-implemented-with-no-unsafe", "csp-implemented-with-no-unsafe-default-src-none", "csp-implemented-with-unsafe-inline-in-style-src-only", "csp-implemented-with-insecure-scheme-in-passive-content-only"];

    public static HeaderFinding Run(HeaderEvidence evidence)
    {
        var (result, policy) = Judge(evidence);
        if (policy?.HasDuplicates == true && Passing.Contains(result, StringComparer.Ordinal)) result = "csp-implemented-but-duplicate-directives";
        return result switch
        {
            "csp-implemented-with-no-unsafe-default-src-none" => new(Name, result, 10, null),
            "csp-implemented-with-no-unsafe" => new(Name, result, 5, "Set default-src to 'none' in Content-Security-Policy, and allow each kind of content by its own directive."),
            "csp-implemented-with-unsafe-inline-in-style-src-only" => new(Name, result, 0, "Remove 'unsafe-inline', data: and broad sources from style-src."),
            "csp-implemented-but-duplicate-directives" => new(Name, result, 0, "Name report-uri and report-to only once in Content-Security-Policy."),
            "csp-implemented-with-insecure-scheme-in-passive-content-only" => new(Name, result, -10, "Allow images and media over https only in Content-Security-Policy."),
            "csp-implemented-with-unsafe-eval" => new(Name, result, -10, "Remove 'unsafe-eval' from Content-Security-Policy."),
            "csp-implemented-with-unsafe-inline" => new(Name, result, -20, "Remove 'unsafe-inline', data: and broad sources from script-src, and restrict object-src."),
            "csp-implemented-with-insecure-scheme" => new(Name, result, -20, "Remove sources over http from Content-Security-Policy."),
            "csp-header-invalid" => new(Name, result, -25, "Content-Security-Policy cannot be parsed: a directive is there twice, or 'strict-dynamic' lacks a nonce or hash."),
            "csp-not-implemented-but-reporting-enabled" => new(Name, result, -25, "Send Content-Security-Policy, not only Content-Security-Policy-Report-Only."),
            _ => new(Name, result, -25, "Send Content-Security-Policy."),
        };
    }

    /// <summary>The policy of header and page together; null when there is none or it cannot be parsed.</summary>
    public static ContentPolicy? PolicyOf(HeaderEvidence evidence)
    {
        var (result, policy) = Judge(evidence);
        return result is "csp-header-invalid" && policy is null ? null : policy;
    }

    private static (string Result, ContentPolicy? Policy) Judge(HeaderEvidence evidence)
    {
        string[] header = evidence.Find("content-security-policy") is { } value ? [value] : [];
        if (ContentPolicy.TryParse([.. header, .. evidence.Page.Policies]) is not { } policy) return ("csp-header-invalid", null);
        var isInHeader = ContentPolicy.TryParse(header) is { Directives.Count: > 0 };
        var isInPage = ContentPolicy.TryParse(evidence.Page.Policies) is { SaysSomethingInPage: true };
        if (!isInHeader && !isInPage)
        {
            var isReported = !string.IsNullOrEmpty(evidence.Find("content-security-policy-report-only"));
            return (isReported ? "csp-not-implemented-but-reporting-enabled" : "csp-not-implemented", null);
        }

        return (Judge(policy, evidence.IsSecure), policy);
    }

    private static string Judge(ContentPolicy policy, bool isSecure)
    {
        var scripts = policy.SourcesOf("script-src", "default-src");
        var styles = policy.SourcesOf("style-src", "default-src");
        if (HasProof(scripts)) scripts.Remove(UnsafeInline);
        if (HasProof(styles)) styles.Remove(UnsafeInline);
        if (scripts.Contains("'strict-dynamic'"))
        {
            if (!HasProof(scripts)) return "csp-header-invalid";
            scripts.RemoveWhere(static source => Broad.Any(broad => source.StartsWith(broad, StringComparison.Ordinal)) || source is "'self'" or UnsafeInline);
        }

        if (scripts.Overlaps(BroadOrInline) || policy.SourcesOf("object-src", "default-src").Overlaps(Broad)) return "csp-implemented-with-unsafe-inline";
        if (isSecure && HasInsecure(ActiveSources(policy, scripts))) return "csp-implemented-with-insecure-scheme";
        if (scripts.Contains("'unsafe-eval'") || styles.Contains("'unsafe-eval'")) return "csp-implemented-with-unsafe-eval";
        if (isSecure && HasInsecure(Passive.SelectMany(directive => policy.Find(directive) ?? policy.Find("default-src") ?? [])))
            return "csp-implemented-with-insecure-scheme-in-passive-content-only";
        if (styles.Overlaps(BroadOrInline)) return "csp-implemented-with-unsafe-inline-in-style-src-only";
        return policy.Find("default-src") is { Count: 1 } sources && sources.Contains("'none'")
            ? "csp-implemented-with-no-unsafe-default-src-none"
            : "csp-implemented-with-no-unsafe";
    }

    private static IEnumerable<string> ActiveSources(ContentPolicy policy, HashSet<string> scripts) =>
        policy.Directives
            .Where(static directive => directive != "script-src" && !Passive.Contains(directive, StringComparer.Ordinal))
            .SelectMany(directive => policy.Find(directive)!)
            .Concat(scripts);

    private static bool HasInsecure(IEnumerable<string> sources) =>
        sources.Any(static source => source.StartsWith("http:", StringComparison.Ordinal) || source.StartsWith("ftp:", StringComparison.Ordinal));

    private static bool HasProof(HashSet<string> sources) =>
        sources.Any(static source => Proofs.Any(proof => source.StartsWith(proof, StringComparison.Ordinal)));
}
