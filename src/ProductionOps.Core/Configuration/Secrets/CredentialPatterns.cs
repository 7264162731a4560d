using System.Text.RegularExpressions;

namespace ProductionOps.Configuration.Secrets;

/// <summary>The forms of credentials that can be recognized without knowing them.</summary>
public static partial class CredentialPatterns
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
    private const int MatchTimeout = 2000;

    /// <summary>The text with user information and tokens in URLs, authorization headers, and tokens of well-known services masked.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("://", StringComparison.Ordinal))
        {
            text = UserInformation().Replace(text, "${scheme}" + SecretRedactor.Mask + "@");
            text = WebhookPath().Replace(text, "${start}" + SecretRedactor.Mask);
        }

        text = QueryToken().Replace(text, "${start}" + SecretRedactor.Mask);
        text = Authorization().Replace(text, "${start}" + SecretRedactor.Mask);
        return KnownToken().Replace(text, SecretRedactor.Mask);
    }

    /// <summary>Whether a text is, or holds, the token of a well-known service.</summary>
    public static bool IsKnownToken(string text) => KnownToken().IsMatch(text);

    /// <summary>Whether a text holds a token of a well-known service, a private key, a webhook address or a URL with a password.</summary>
    public static bool HoldsCredential(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KnownToken().IsMatch(text) || Password().IsMatch(text) || WebhookPath().IsMatch(text) || PrivateKey().IsMatch(text);
    }

    /// <summary>Whether the name of a variable says that its value is a secret. A key whose name says that it is public is none.</summary>
    public static bool IsSecretName(string name) => SecretName().IsMatch(name) || (KeyName().IsMatch(name) && !PublicName().IsMatch(name));

    [GeneratedRegex(@"(?<scheme>[a-z][a-z0-9+.-]{1,30}://)[^\s/@?#""'<>]{1,512}@", Options, MatchTimeout)]
    private static partial Regex UserInformation();

    [GeneratedRegex(
        @"(?<start>://(hooks\.slack(-gov)?\.com/(services|workflows|triggers)/|[a-z0-9.-]*discord(app)?\.com/api/(v[0-9]+/)?webhooks/|[a-z0-9.-]+\.webhook\.office\.com/|api\.telegram\.org/bot))[^\s""'<>]{1,1024}",
        Options,
        MatchTimeout)]
    private static partial Regex WebhookPath();

    [GeneratedRegex(
        @"(?<start>[?&;]([a-z0-9_.-]{0,30}[_.-])?(token|secret|password|passwd|pwd|pass|sig|signature|key|apikey|auth|credential|code)=)[^&;#\s""'<>]{1,2048}",
        Options,
        MatchTimeout)]
    private static partial Regex QueryToken();

    [GeneratedRegex(@"(?<start>\b(authorization\s*[:=]\s*(bearer|basic|token|digest)\s+|bearer\s+(?=[a-z0-9._~+/-]{16})))[a-z0-9._~+/=-]{1,4096}", Options, MatchTimeout)]
    private static partial Regex Authorization();

    [GeneratedRegex(
        @"\b(gh[pousr]_[a-z0-9]{30,255}|github_pat_[a-z0-9_]{40,255}|glpat-[a-z0-9_-]{20,64}|npm_[a-z0-9]{36}|xox[abeoprs]-[a-z0-9-]{10,255}|(AKIA|ASIA)[0-9A-Z]{16}|sk_(live|test)_[a-z0-9]{16,255}|AIza[a-z0-9_-]{35}|SG\.[a-z0-9_-]{16,32}\.[a-z0-9_-]{16,64}|eyJ[a-z0-9_-]{8,4096}\.eyJ[a-z0-9_-]{8,4096}\.[a-z0-9_-]{8,4096})\b",
        Options,
        MatchTimeout)]
    private static partial Regex KnownToken();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]{1,30}://[^\s/@:]{0,256}:[^\s/@]{1,512}@|https?://[^\s/@]{1,512}@", Options, MatchTimeout)]
    private static partial Regex Password();

    [GeneratedRegex("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----", Options, MatchTimeout)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"token|secret|passw(or)?d|passphrase|credential|private_?key", Options, MatchTimeout)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(^|_)(keys?|pwd)(_|$)|api_?key|access_?key", Options, MatchTimeout)]
    private static partial Regex KeyName();

    [GeneratedRegex(@"(^|_)public(_|$)", Options, MatchTimeout)]
    private static partial Regex PublicName();
}
