using System.Text;
using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Secrets;
using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class SecretScanStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Put together here, so that no scanner takes this file for a leak.
    public static TheoryData<string, string> Secrets => new()
    {
        { "aws-access-key", "AKIA" + "QWERTY2345ZXCVBN" },
        { "github-token", "ghp" + "_" + new string('a', 30) + "1234AB" },
        { "github-token", "github" + "_pat_" + new string('A', 22) + "_" + new string('b', 59) },
        { "gitlab-token", "glpat" + "-abcdefghij0123456789" },
        { "slack-token", "xoxb" + "-1234567890-abcdefghijkl" },
        { "stripe-secret-key", "sk" + "_live_" + new string('4', 24) },
        { "npm-token", "npm" + "_" + new string('z', 36) },
        { "sendgrid-key", "SG" + "." + new string('a', 22) + "." + new string('b', 43) },
        { "google-oauth-secret", "GOCSPX" + "-" + new string('c', 28) },
        { "private-key", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEowIBAAKCAQEA0123456789abcdef\n" },
        { "private-key", "-----BEGIN " + "PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Published_forms_of_secrets_are_found_and_never_shown(string rule, string secret)
    {
        _folder.WriteText("assets/app é.js", $"const a = 1;\nconst b = \"{secret}\";\n");
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Failed, outcome.Status);
        Assert.Equal("SecretFound", outcome.ErrorId);
        var finding = Assert.Single(outcome.Findings);
        Assert.StartsWith($"assets/app é.js:2: {rule}: ", finding, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[5..12], finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AKIA" + "IOSFODNN7EXAMPLE")]
    [InlineData("-----BEGIN RSA " + "PRIVATE KEY-----\n…\n-----END")]
    [InlineData("const password = \"correct-horse-battery-staple\"")]
    [InlineData("apiKey: \"YOUR_API_KEY_GOES_RIGHT_HERE_1234\"")]
    [InlineData("token = \"0123456789abcdef0123456789abcdef\"")]
    [InlineData("integrity=\"sha512-Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6\"")]
    public async Task What_only_looks_like_one_passes(string text)
    {
        _folder.WriteText("index.html", text);
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        Assert.Empty(outcome.Findings);
    }

    [Fact]
    public async Task Doubtful_ones_are_warnings()
    {
        _folder.WriteText("app.js", "const apiKey = \"" + "aB3xK9mQ2vL7pR4tY8wZ1cN6" + "\";");
        _folder.WriteText("maps.js", "key=" + "AIza" + "SyA1234567890abcdefghijklmnopqrstuv");
        _folder.WriteText("app.js.map", "{}");
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        Assert.Collection(
            outcome.Findings,
            finding => Assert.StartsWith("app.js:1: high-entropy-assignment: … (24 characters)", finding, StringComparison.Ordinal),
            finding => Assert.StartsWith("app.js.map: source-map", finding, StringComparison.Ordinal),
            finding => Assert.StartsWith("maps.js:1: google-api-key: AIza… (39 characters)", finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".env", "environment-file")]
    [InlineData("a/.env.production", "environment-file")]
    [InlineData(".git/config", "git-directory")]
    [InlineData("keys/server.pem", "credential-file")]
    [InlineData(".npmrc", "credential-file")]
    public async Task Files_that_have_no_place_in_a_site_are_found(string path, string rule)
    {
        _folder.WriteText(path, "nothing");
        var outcome = await RunAsync();
        Assert.Equal(ValidationStatus.Failed, outcome.Status);
        Assert.StartsWith($"{path}: {rule}", Assert.Single(outcome.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_configured_secrets_are_found_in_any_file_and_named_only()
    {
        var value = "pässwört-42";
        File.WriteAllBytes(_folder.At("data.bin"), [0, 1, 2, .. Encoding.UTF8.GetBytes(value), 0]);
        var outcome = await RunAsync(("DB_PASSWORD", value), ("SHORT", "data"));
        var finding = Assert.Single(outcome.Findings);
        Assert.StartsWith("data.bin:1: configured-secret: the value of the secret DB_PASSWORD", finding, StringComparison.Ordinal);
        Assert.DoesNotContain(value, finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_at_the_seams_of_large_files_are_found_once_with_their_line()
    {
        var secret = "AKIA" + "QWERTY2345ZXCVBN";
        var text = new StringBuilder();
        var lines = new List<int>();
        var line = 1;
        foreach (var seam in new[] { (256 * 1024) - (8 * 1024), 256 * 1024, 2 * ((256 * 1024) - (8 * 1024)) })
        {
            while (text.Length < seam - 60)
            {
                text.Append("0123456789 0123456789 0123456789\n");
                line++;
            }

            text.Append(' ', Math.Max(1, seam - 10 - text.Length)).Append(secret).Append('\n');
            lines.Add(line++);
        }

        text.Append(' ', 300_000);
        _folder.WriteText("large.txt", text.ToString());
        var outcome = await RunAsync();
        Assert.Equal(lines.Select(number => $"large.txt:{number}"), outcome.Findings.Select(finding => finding.Split(": ")[0]));
    }

    [Fact]
    public async Task Findings_are_bounded()
    {
        _folder.WriteText("many.txt", string.Concat(Enumerable.Range(0, 500).Select(_ => "AKIA" + "QWERTY2345ZXCVBN\n")));
        _folder.WriteText("more.txt", string.Concat(Enumerable.Range(0, 500).Select(_ => "AKIA" + "QWERTY2345ZXCVBN\n")));
        var outcome = await RunAsync();
        Assert.Equal(51, outcome.Findings.Count);
        Assert.Equal("There are at least 50 more.", outcome.Findings[^1]);
    }

    [Fact]
    public async Task An_empty_output_is_unknown() => Assert.Equal(ValidationStatus.Unknown, (await RunAsync()).Status);

    public void Dispose() => _folder.Dispose();

    private Task<ValidationOutcome> RunAsync(params (string Name, string Value)[] secrets) =>
        new SecretScanStep(new PhysicalFileSystem(), secrets.ToDictionary(secret => secret.Name, secret => secret.Value)).RunAsync(Contexts.Of(_folder.Path), default);
}
