using System.Text.Json.Nodes;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Tests.Yaml;

public sealed class YamlReaderTests
{
    private readonly IYamlConverter _yaml = new IntegrationServices().Yaml;

    [Theory]
    [InlineData("v: true", "true")]
    [InlineData("v: False", "false")]
    [InlineData("v: yes", "\"yes\"")]
    [InlineData("v: on", "\"on\"")]
    [InlineData("v: null", "null")]
    [InlineData("v: ~", "null")]
    [InlineData("v:", "null")]
    [InlineData("v: 12", "12")]
    [InlineData("v: +12", "12")]
    [InlineData("v: -0", "0")]
    [InlineData("v: 007", "7")]
    [InlineData("v: 0o17", "15")]
    [InlineData("v: 0xFF", "255")]
    [InlineData("v: 123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("v: 1.50", "1.5")]
    [InlineData("v: .5", "0.5")]
    [InlineData("v: 1e3", "1000")]
    [InlineData("v: 1.2.3", "\"1.2.3\"")]
    [InlineData("v: 12:30", "\"12:30\"")]
    [InlineData("v: 2026-01-31", "\"2026-01-31\"")]
    [InlineData("v: \"12\"", "\"12\"")]
    [InlineData("v: 'true'", "\"true\"")]
    [InlineData("v: ''", "\"\"")]
    [InlineData("v: |\n  12\n", "\"12\\n\"")]
    [InlineData("v: [a, 1, {b: c}]", """["a",1,{"b":"c"}]""")]
    [InlineData("{\"v\": [1, \"2\"]}", """[1,"2"]""")]
    public void Scalars_have_the_types_of_the_core_schema(string yaml, string expected) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(_yaml.ToJson(yaml, "t"))!["v"]), _yaml.ToJson(yaml, "t"));

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1)]
    [InlineData("x:\n  a: 1\n  a: 2", 3, 3)]
    [InlineData("a: 1\n---\nb: 2", 2, 1)]
    [InlineData("a: !!str 1", 1, 4)]
    [InlineData("a: [1,\nb: }", 2, 1)]
    [InlineData("a: !hunter2 1", 1, 4)]
    [InlineData("!t\na: 1", 1, 1)]
    [InlineData("<<: {a: 1}", 1, 1)]
    [InlineData("a: *hunter2", 1, 4)]
    [InlineData("a: &x [*x]", 1, 8)]
    [InlineData("? [a]\n: 1", 1, 3)]
    [InlineData("a: .inf", 1, 4)]
    [InlineData("a: .NaN", 1, 4)]
    [InlineData("a: [1", 2, 1)]
    [InlineData("a: 'hunter2", 1, 12)]
    [InlineData("a: \"hunter2\\q\"", 1, 12)]
    [InlineData("a: @hunter2", 1, 5)]
    [InlineData("a: hunter2: b", 1, 11)]
    [InlineData("a: 1\n\tb: hunter2", 2, 1)]
    [InlineData("", 1, 1)]
    [InlineData("# nothing\n", 1, 1)]
    public void What_is_not_plain_YAML_is_refused_with_its_place_and_without_its_values(string yaml, int line, int column)
    {
        var error = Assert.Throws<OperationException>(() => _yaml.ToJson(yaml, "site.yaml"));

        Assert.Equal("ConfigurationYamlInvalid", error.Id);
        Assert.StartsWith($"site.yaml, line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_are_followed() =>
        Assert.Equal("""{"a":{"b":[1]},"c":{"b":[1]}}""", _yaml.ToJson("a: &x {b: [1]}\nc: *x", "t"));

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var levels = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]");
        var yaml = $"a0: &a0 [x,x,x,x,x,x,x,x,x]\n{string.Join('\n', levels)}";

        Assert.Equal("ConfigurationTooComplex", Assert.Throws<OperationException>(() => _yaml.ToJson(yaml, "t")).Id);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(100_000, false)]
    public void Depth_is_limited(int brackets, bool allowed)
    {
        var yaml = new string('[', brackets) + "1" + new string(']', brackets);

        if (allowed) Assert.Equal(yaml, _yaml.ToJson(yaml, "t"));
        else Assert.Equal("ConfigurationTooComplex", Assert.Throws<OperationException>(() => _yaml.ToJson(yaml, "t")).Id);
    }

    [Fact]
    public void Depth_counts_through_aliases()
    {
        var inner = new string('[', 40) + new string(']', 40);
        var yaml = $"- &x {inner}\n- {new string('[', 40)}*x{new string(']', 40)}";

        Assert.Equal("ConfigurationTooComplex", Assert.Throws<OperationException>(() => _yaml.ToJson(yaml, "t")).Id);
    }

    [Fact]
    public void Values_are_counted()
    {
        Assert.NotNull(_yaml.ToJson("[" + string.Join(',', Enumerable.Repeat("1", 9_999)) + "]", "t"));
        var error = Assert.Throws<OperationException>(() => _yaml.ToJson("[" + string.Join(',', Enumerable.Repeat("1", 10_000)) + "]", "t"));
        Assert.Equal("ConfigurationTooComplex", error.Id);
    }

    [Fact]
    public void Length_is_limited()
    {
        var error = Assert.Throws<OperationException>(() => _yaml.ToJson("a: " + new string('x', 1024 * 1024), "big.yaml"));

        Assert.Equal("ConfigurationTooLarge", error.Id);
        Assert.Contains("big.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_value_has_its_line()
    {
        var document = _yaml.Read("a: 1\nb:\n  c/d: 2\n  e:\n    - 3\n    - x: 4\n", "t");

        Assert.Equal(1, document.Lines["/a"]);
        Assert.Equal(3, document.Lines["/b/c~1d"]);
        Assert.Equal(6, document.Lines["/b/e/1/x"]);
    }
}
