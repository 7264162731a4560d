using System.Buffers;
using System.Text.RegularExpressions;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>The forms of secrets that their issuers publish, and one careful guess.</summary>
internal static partial class SecretRules
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int Limit = 5000;

    /// <summary>All rules.</summary>
    public static IReadOnlyList<SecretRule> All { get; } =
    [
        new("private-key", PrivateKey(), ["-----BEGIN "]),
        new("aws-access-key", AwsAccessKey(), ["AKIA", "ASIA"]) { Accepts = value => !value.EndsWith("EXAMPLE", StringComparison.Ordinal) },
        new("google-oauth-secret", GoogleOAuthSecret(), ["GOCSPX-"]),

        // Keys of this form are made for browsers as often as for servers.
        new("google-api-key", GoogleApiKey(), ["AIza"]) { IsDoubtful = true },
        new("github-token", GitHubToken(), ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]),
        new("gitlab-token", GitLabToken(), ["glpat-"]),
        new("slack-token", SlackToken(), ["xox", "xapp-"]),
        new("slack-webhook", SlackWebhook(), ["hooks.slack.com/"]),
        new("stripe-secret-key", StripeSecretKey(), ["sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"]),
        new("npm-token", NpmToken(), ["npm_", "_authToken"]),
        new("sendgrid-key", SendGridKey(), ["SG."]),
        new("high-entropy-assignment", Assignment(), ["key", "secret", "token", "passw", "credential"])
        {
            IsDoubtful = true,
            IsForText = true,
            Accepts = Entropy.LooksRandom,
        },
    ];

    /// <summary>Every literal of a published form: text without any of them needs no closer look.</summary>
    public static SearchValues<string> Marks { get; } =
        SearchValues.Create([.. All.Where(rule => !rule.IsForText).SelectMany(rule => rule.Marks)], StringComparison.Ordinal);

    // The header alone stands in every tutorial; a key has its content after it, with real or escaped line ends.
    [GeneratedRegex(@"-----BEGIN ([A-Z]+ ){0,3}PRIVATE KEY( BLOCK)?-----(\s|\\r|\\n)+[A-Za-z0-9+/=:,\- ]{24,}", Options, Limit)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])", Options, Limit)]
    private static partial Regex AwsAccessKey();

    [GeneratedRegex(@"GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])", Options, Limit)]
    private static partial Regex GoogleOAuthSecret();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])", Options, Limit)]
    private static partial Regex GoogleApiKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9])", Options, Limit)]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}", Options, Limit)]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(xox[abeoprs]-[0-9]{6,}-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Z0-9]{8,}-[0-9]{6,}-[a-f0-9]{32,})", Options, Limit)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"hooks\.slack\.com/(services|workflows)/T[A-Z0-9]{6,}/[A-Z0-9]{6,}/(?<value>[A-Za-z0-9]{16,})", Options, Limit)]
    private static partial Regex SlackWebhook();

    [GeneratedRegex(@"(?<![A-Za-z0-9])([sr]k_(live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,})", Options, Limit)]
    private static partial Regex StripeSecretKey();

    [GeneratedRegex(@"((?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])|_authToken\s{0,4}=\s{0,4}(?<value>[A-Za-z0-9+/=_-]{20,}))", Options, Limit)]
    private static partial Regex NpmToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", Options, Limit)]
    private static partial Regex SendGridKey();

    [GeneratedRegex(
        @"(api_?-?key|secret|token|passw(or)?d|credential)[a-z_]{0,16}[""'`]?\s{0,4}[:=]\s{0,4}[""'`](?<value>[A-Za-z0-9+/=_-]{24,128})[""'`]",
        Options | RegexOptions.IgnoreCase,
        Limit)]
    private static partial Regex Assignment();
}
