using System.Text.Json;
using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

public sealed class SecretTests
{
    private const string Secret = "hunter2-Zy8q";
    private static readonly string Token = "ghp_" + new string('a', 36);
    private static readonly IntegrationServices Services = new();
    private readonly ConfigurationReader _reader = new(() => Services, new SettableTime());

    public static TheoryData<string> Mistakes =>
    [
        $"environmentSettings: {{secrets: ['API_TOKEN={Secret}']}}",
        $"environmentSettings: {{secrets: ['{Secret}']}}",
        $"environmentSettings: {{secrets: [{Token}]}}",
        $"environmentSettings: {{secrets: {{API_TOKEN: {Secret}}}}}",
        $"environmentSettings: {{secrets: {Secret}}}",
        $"environmentSettings: {{secrets: [[{Secret}]]}}",
        $"environmentSettings: {{variables: {{API_TOKEN: {Secret}}}}}",
        $"environmentSettings: {{variables: {{API_TOKEN={Secret}}}}}",
        $"environmentSettings: {{variables: {{'API_TOKEN={Secret}': x}}}}",
        $"environmentSettings: {{variables: {{'API_TOKEN={Secret}': x, 'API_TOKEN={Secret}': y}}}}",
        $"API_TOKEN={Secret}: x",
        $"'{Token}': x",
        $"x-api-token: {Secret}",
        $"x-own: {{password: {Secret}}}",
        $"environmentSettings: {{variables: {{db_password: {Secret}}}}}",
        $"environmentSettings: {{variables: {{SIGNING_KEY: {Secret}}}}}",
        $"environmentSettings: {{variables: {{PLAIN: {Token}}}}}",
        $"environmentSettings: {{variables: [{Secret}]}}",
        $"environmentSettings: {{variables: {{A: {{b: {Secret}}}}}}}",
        $"environmentSetings: {{variables: {{API_TOKEN: {Secret}}}}}",
        $"secrets: {{API_TOKEN: {Secret}}}",
        $"x-own: {{url: 'https://user:{Secret}@example.org/'}}",
        $"application: {{name: a, homepage: 'https://user:{Secret}@example.org/'}}",
        $"application: {{name: a, homepage: 'http://exa mple/?token={Secret}'}}",
        $"application: {{name: a, homepage: https://e.org/, repository: 'https://{Token}@github.com/a/b'}}",
        $"application: {{name: a, homepage: https://e.org/, description: '-----BEGIN OPENSSH PRIVATE KEY----- {Secret}'}}",
        $"features: {{flags: {{a: !{Secret} true}}}}",
        $"features: {{flags: {{a: *{Secret}}}}}",
        $"features: {{flags: {{a: '{Secret}}}",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_secret_in_a_file_is_refused_and_never_shown(string lines)
    {
        var text = lines.StartsWith("application", StringComparison.Ordinal)
            ? $"environment: production\n{lines}\ndeployment: {{target: {{type: directory, path: a}}}}\n"
            : ConfigurationTexts.With(lines);
        var check = _reader.Read(text, "t.yaml");

        Assert.False(check.IsValid);
        AssertHidden(JsonSerializer.Serialize(string.Join('\n', check.Problems), TestJson.Default.String));
        AssertHidden(Assert.Throws<OperationException>(check.GetConfiguration).ToString());
    }

    [Theory]
    [InlineData("build: {command: 'deploy --password hunter2-Zy8q'}")]
    [InlineData("build: {shell: [hunter2-Zy8q]}")]
    [InlineData("build: {environment: ['NPM_TOKEN=hunter2-Zy8q']}")]
    [InlineData("target2: {command: [hunter2-Zy8q]}")]
    public void A_secret_in_a_command_is_never_shown(string line)
    {
        var check = _reader.Read(ConfigurationTexts.WithDeployment(line), "t.yaml");

        Assert.False(check.IsValid);
        AssertHidden(string.Join('\n', check.Problems));
    }

    [Theory]
    [InlineData("API_TOKEN", true)]
    [InlineData("ClientSecret", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("KEY", true)]
    [InlineData("SIGNING_KEY_2", true)]
    [InlineData("apiKey", true)]
    [InlineData("PUBLIC_MAPS_KEY", false)]
    [InlineData("PUBLIC_TOKEN", true)]
    [InlineData("MONKEY", false)]
    [InlineData("KEYBOARD", false)]
    [InlineData("SITE_URL", false)]
    public void A_name_says_whether_its_value_is_a_secret(string name, bool secret) => Assert.Equal(secret, CredentialPatterns.IsSecretName(name));

    [Fact]
    public void An_empty_variable_may_have_any_name() =>
        Assert.True(_reader.Read(ConfigurationTexts.With("environmentSettings: {variables: {API_TOKEN: ''}}"), "t.yaml").IsValid);

    [Fact]
    public async Task The_first_resolver_that_knows_a_secret_gives_it()
    {
        var service = new SecretService([
            new EnvironmentSecretResolver(name => name == "A" ? "first" : string.Empty),
            new EnvironmentSecretResolver(name => "second")]);

        var values = await service.ResolveAsync(Configuration("A", "B"), TestContext.Current.CancellationToken);

        Assert.Equal(("first", "second"), (values["A"], values["B"]));
    }

    [Fact]
    public async Task A_missing_secret_is_named_and_found_ones_are_not_shown()
    {
        var service = new SecretService([new EnvironmentSecretResolver(name => name == "A" ? Secret : null)]);

        var error = await Assert.ThrowsAsync<OperationException>(
            () => service.ResolveAsync(Configuration("A", "B_KEY", "C_KEY"), TestContext.Current.CancellationToken));

        Assert.Equal(("SecretNotFound", ErrorKind.NotFound), (error.Id, error.Kind));
        Assert.Contains("B_KEY, C_KEY", error.Message, StringComparison.Ordinal);
        AssertHidden(error.ToString());
    }

    [Fact]
    public async Task The_process_environment_is_the_default()
    {
        var name = $"PRODUCTIONOPS_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, Secret);
        try
        {
            Assert.Equal(Secret, await new EnvironmentSecretResolver().FindAsync(name, TestContext.Current.CancellationToken));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void Known_values_are_masked_in_every_form()
    {
        const string Value = "p@ss w\"örd/1";
        var redactor = new SecretRedactor([Value, "line one of it\nline two of it", "abc", "", " "]);

        var text = redactor.Redact(
            $"{Value} {Uri.EscapeDataString(Value)} {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Value))} " +
            $"{JsonSerializer.Serialize(Value, TestJson.Default.String)} line two of it abc");

        Assert.Equal("*** *** *** \"***\" *** abc", text);
    }

    [Theory]
    [InlineData("push to https://user:hunter2-Zy8q@example.org/x failed", "push to https://***@example.org/x failed")]
    [InlineData("GET https://example.org/?a=1&access_token=hunter2-Zy8q&b=2", "GET https://example.org/?a=1&access_token=***&b=2")]
    [InlineData("https://hooks.slack.com/services/T0/B0/hunter2-Zy8q", "https://hooks.slack.com/services/***")]
    [InlineData("https://discord.com/api/webhooks/1/hunter2-Zy8q", "https://discord.com/api/webhooks/***")]
    [InlineData("Authorization: Bearer hunter2-Zy8q", "Authorization: Bearer ***")]
    [InlineData("authorization: basic aHVudGVyMg==", "authorization: basic ***")]
    [InlineData("the bearer of news", "the bearer of news")]
    [InlineData("https://example.org/a?page=2#key", "https://example.org/a?page=2#key")]
    [InlineData("mail ops@example.org about key=value", "mail ops@example.org about key=value")]
    public void Credentials_are_masked_without_being_known(string text, string expected) =>
        Assert.Equal(expected, SecretRedactor.PatternsOnly.Redact(text));

    [Fact]
    public void Tokens_of_services_are_masked() =>
        Assert.Equal("a *** b ***", SecretRedactor.PatternsOnly.Redact($"a {Token} b AKIAABCDEFGHIJKLMNOP"));

    [Fact]
    public void Masking_a_long_hostile_text_ends() =>
        Assert.Equal(400_000, SecretRedactor.PatternsOnly.Redact(new string('a', 400_000)).Length);

    private ProductionConfiguration Configuration(params string[] secrets) =>
        _reader.Read(ConfigurationTexts.With($"environmentSettings: {{secrets: [{string.Join(',', secrets)}]}}"), "t.yaml").GetConfiguration();

    private static void AssertHidden(string text)
    {
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
    }
}
