using System.Text.Json.Nodes;
using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private static readonly IntegrationServices Services = new();
    private readonly ConfigurationReader _reader = new(() => Services, new SettableTime());

    [Fact]
    public void A_minimal_file_is_completed_with_defaults()
    {
        var check = _reader.Read(ConfigurationTexts.Minimal, "production.yaml");

        Assert.True(check.IsValid);
        Assert.Empty(check.Problems);
        var configuration = check.Configuration!;
        Assert.Equal("Exämple 試 🚀", configuration.Application.Name);
        Assert.Equal(DeploymentStrategy.Atomic, configuration.Deployment.Strategy);
        Assert.Equal("https://www.example.org/", configuration.Deployment.HealthCheckUrl);
        Assert.Equal(5, configuration.Deployment.Target!.KeepReleases);
        Assert.Equal(2.5, configuration.Performance.Targets.CoreWebVitals.Lcp);
        Assert.Equal(WcagLevel.AA, configuration.Monitoring.Accessibility.WcagLevel);
        Assert.Equal("1.0.0", configuration.Version);
        Assert.Null(check.StatedVersion);
    }

    [Fact]
    public void The_completed_configuration_fits_the_schema_of_stored_ones_and_the_specification()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            _reader.Read(ConfigurationTexts.Minimal, "t.yaml").Configuration!, ProductionOps.Json.ProductionJson.Default.ProductionConfiguration);

        Assert.Empty(Services.Schemas.Validate(ShippedSchemas.Read(ShippedSchemas.ConfigurationRecord), json));
        Assert.Empty(new SpecificationSchemas().Validate("ProductionConfiguration", json));
    }

    [Fact]
    public void What_is_stated_wins_over_a_default()
    {
        var configuration = _reader.Read(
            ConfigurationTexts.With("performance:\n  targets:\n    coreWebVitals:\n      lcp: 1.5\nmonitoring:\n  uptime:\n    locations: []"), "t.yaml").GetConfiguration();

        Assert.Equal(1.5, configuration.Performance.Targets.CoreWebVitals.Lcp);
        Assert.Equal(1.8, configuration.Performance.Targets.CoreWebVitals.Fcp);
        Assert.Empty(configuration.Monitoring.Uptime.Locations);
    }

    [Fact]
    public void Health_check_and_branch_have_defaults_of_their_own()
    {
        var rolling = _reader.Read(
            ConfigurationTexts.WithTarget("  strategy: rolling\n  targets:\n  - {type: directory, path: a, url: https://a.example/}\n  - {type: git-branch}"),
            "t.yaml").GetConfiguration();

        Assert.Equal("https://a.example/", rolling.Deployment.HealthCheckUrl);
        Assert.Equal(("origin", "gh-pages"), (rolling.Deployment.Targets[1].Remote, rolling.Deployment.Targets[1].Branch));
        Assert.Equal(5, rolling.Deployment.Targets[1].KeepReleases);
    }

    [Theory]
    [InlineData("strategi: atomic", "ConfigurationUnknownKey", "/deployment/strategi", 9, "did you mean 'strategy'?")]
    [InlineData("strategy: blue_green", "ConfigurationValueInvalid", "/deployment/strategy", 9, "did you mean 'blue-green'?")]
    [InlineData("healthCheckTimeout: thirty", "ConfigurationTypeInvalid", "/deployment/healthCheckTimeout", 9, "It must be a whole number.")]
    [InlineData("healthCheckTimeout: 0", "ConfigurationValueInvalid", "/deployment/healthCheckTimeout", 9, "It must be at least 1.")]
    [InlineData("healthCheckTimeout: 99999999999", "ConfigurationValueInvalid", "/deployment/healthCheckTimeout", 9, "It must be at most 2147483647.")]
    [InlineData("healthCheckUrl: ftp://x/", "ConfigurationValueInvalid", "/deployment/healthCheckUrl", 9, "absolute http or https URL")]
    [InlineData("validationSteps: [budgets, lighthous]", "ConfigurationValueInvalid", "/deployment/validationSteps/1", 9, "did you mean 'lighthouse'?")]
    [InlineData("validationSteps: [budgets, budgets]", "ConfigurationValueInvalid", "/deployment/validationSteps", 9, "An item occurs twice.")]
    [InlineData("rollbackStrategy:", "ConfigurationTypeInvalid", "/deployment/rollbackStrategy", 9, "It must be text")]
    public void A_wrong_shape_is_named_with_its_place(string line, string id, string pointer, int number, string message)
    {
        var check = _reader.Read(ConfigurationTexts.WithDeployment(line), "production.yaml");

        Assert.False(check.IsValid);
        var problem = Assert.Single(check.Problems);
        Assert.Equal((id, pointer, number, ProblemSeverity.Error), (problem.Id, problem.Pointer, problem.Line!.Value, problem.Severity));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith($"production.yaml:{number}: {pointer}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment", "/environment")]
    [InlineData("name", "/application/name")]
    [InlineData("homepage", "/application/homepage")]
    [InlineData("type", "/deployment/target/type")]
    public void What_has_no_default_is_required(string key, string pointer)
    {
        var text = string.Join('\n', ConfigurationTexts.Minimal.Split('\n').Where(line => !line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)));

        var problem = Assert.Single(_reader.Read(text, "t.yaml").Problems);
        Assert.Equal(("ConfigurationKeyMissing", pointer, "required"), (problem.Id, problem.Pointer, problem.Rule));
    }

    [Theory]
    [InlineData("t.json", "{\"a\":1,\"a\":2}", "ConfigurationJsonInvalid", "line 1: a key occurs twice")]
    [InlineData("t.json", "{\n\"a\": hunter2}", "ConfigurationJsonInvalid", "line 2, column 6")]
    [InlineData("t.json", "", "ConfigurationJsonInvalid", "line 1")]
    [InlineData("t.json", "{} {}", "ConfigurationJsonInvalid", "line 1, column 4")]
    [InlineData("t.yaml", "a: [", "ConfigurationYamlInvalid", "line 2, column 1")]
    [InlineData("t.yaml", "", "ConfigurationYamlInvalid", "the document is empty")]
    public void What_cannot_be_read_is_one_problem(string source, string text, string id, string message)
    {
        var problem = Assert.Single(_reader.Read(text, source).Problems);

        Assert.Equal(id, problem.Id);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(id, Assert.Throws<OperationException>(() => _reader.Read(text, source).GetConfiguration()).Id);
    }

    [Theory]
    [InlineData("t.json", "ConfigurationTooLarge")]
    [InlineData("t.yaml", "ConfigurationTooLarge")]
    public void A_huge_file_is_refused(string source, string id) =>
        Assert.Equal(id, Assert.Single(_reader.Read(new string(' ', 1024 * 1024) + "{}", source).Problems).Id);

    [Fact]
    public void A_deep_or_long_JSON_file_is_refused()
    {
        Assert.Equal("ConfigurationJsonInvalid", Assert.Single(_reader.Read(new string('[', 100_000), "t.json").Problems).Id);
        Assert.Equal(
            "ConfigurationTooComplex",
            Assert.Single(_reader.Read("[" + string.Join(',', Enumerable.Repeat("1", 20_000)) + "]", "t.json").Problems).Id);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("text")]
    [InlineData("null")]
    public void A_file_that_is_no_mapping_is_a_type_error(string text) =>
        Assert.Equal("ConfigurationTypeInvalid", Assert.Single(_reader.Read(text, "t.yaml").Problems).Id);

    [Fact]
    public void Keys_of_ones_own_are_kept()
    {
        var configuration = _reader.Read(ConfigurationTexts.With("x-team: {mail: ops@example.org}"), "t.yaml").GetConfiguration();

        Assert.Equal("ops@example.org", configuration.AdditionalProperties!["x-team"].GetProperty("mail").GetString());
    }

    [Fact]
    public void Yaml_and_JSON_say_the_same()
    {
        var json = JsonNode.Parse(Services.Yaml.ToJson(ConfigurationTexts.Minimal, "t"))!.ToJsonString();

        Assert.Empty(ConfigurationService.Compare(
            _reader.Read(ConfigurationTexts.Minimal, "t.yaml").GetConfiguration(), _reader.Read("\uFEFF\n" + json, "pasted").GetConfiguration()));
    }

    [Fact]
    public void Several_errors_are_listed_in_the_order_of_the_file()
    {
        var check = _reader.Read(ConfigurationTexts.WithDeployment("strategi: x\nhealthCheckTimeout: -1"), "t.yaml");
        var error = Assert.Throws<OperationException>(check.GetConfiguration);

        Assert.Equal([9, 10], check.Problems.Select(problem => problem.Line!.Value));
        Assert.Equal("ConfigurationInvalid", error.Id);
        Assert.StartsWith("t.yaml has 2 errors:\nt.yaml:9: /deployment/strategi: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/astro-site/production.yaml")]
    [InlineData("samples/static-site/production.yaml")]
    public void The_samples_have_no_problem(string path)
    {
        var text = RepositoryRoot.Read(path);

        Assert.Empty(_reader.Read(text, path).Problems);
        var schema = text.Split('\n')[0].Split("$schema=")[1].Trim();
        Assert.True(File.Exists(Path.Combine(RepositoryRoot.Find(), Path.GetDirectoryName(path)!, schema)), schema);
    }

    [Fact]
    public void The_example_of_the_guide_has_no_problem()
    {
        var guide = RepositoryRoot.Read("docs/configuration.md").ReplaceLineEndings("\n");
        var example = guide.Split("```yaml\n")[1].Split("```")[0];

        Assert.Empty(_reader.Read(example, "production.yaml").Problems);
    }
}
