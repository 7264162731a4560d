using System.Text.Json.Nodes;
using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Tests.Yaml;

public sealed class YamlWriterTests
{
    private readonly IYamlConverter _yaml = new IntegrationServices().Yaml;

    [Fact]
    public void The_style_is_that_of_people()
    {
        const string Json = """{"name":"Exämple","on":true,"x":1.5,"list":["a","1.0",{"k":"v","z":2}],"none":[],"empty":{},"text":"a\nb\n","q":"yes"}""";

        Assert.Equal(
            """
            name: Exämple
            "on": true
            x: 1.5
            list:
            - a
            - "1.0"
            - k: v
              z: 2
            none: []
            empty: {}
            text: |
              a
              b
            q: "yes"

            """.ReplaceLineEndings("\n"),
            _yaml.ToYaml(Json));
    }

    public static TheoryData<string> Texts =>
    [
        "", " ", "a", "true", "null", "~", "1", "1.", ".5", "1e9", "0x1F", "0o7", "-", "- a", "a: b", "a #b", "#a", "&a", "*a", "!a", "%a", "@a", "`a",
        "'a'", "\"a\"", "[a", "{a", "a,b", "|", ">", "?", "? a", ":", "a:", "\n", "\n\n", "a\n", "a\nb", "a\n\nb\n\n", " a\nb\n", "a \nb\n", "\ta", "a\tb", "a\\b",
        "ü", "试", "🚀 emoji", "\u0000", "\u0007", "\u001b[31m", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufeffa", "e\u0301", "a\r\nb", "\r", "<<", "=", "yes",
        "2026-01-31T00:00:00Z", "1:30", "1_000", "---", "--- a", "...", ".inf", ".nan", "https://x/?a=b&c=d#e", "a  b", "trailing ", "C:\\x",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_comes_back_as_it_was(string text)
    {
        var json = new JsonObject { [text] = new JsonArray(text, new JsonObject { ["k"] = text }), ["v"] = text };

        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(_yaml.ToJson(_yaml.ToYaml(json.ToJsonString()), "t"))), _yaml.ToYaml(json.ToJsonString()));
    }

    [Fact]
    public void Random_documents_come_back_as_they_were()
    {
        var random = new Random(20260131);
        for (var i = 0; i < 300; i++)
        {
            var node = Node(random, 0);
            var yaml = _yaml.ToYaml(node?.ToJsonString() ?? "null");

            Assert.True(JsonNode.DeepEquals(node, JsonNode.Parse(_yaml.ToJson(yaml, "t"))), yaml);
        }
    }

    private static JsonNode? Node(Random random, int depth) => random.Next(depth > 4 ? 5 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(),
        3 => Math.Round(random.NextDouble() * 1e6, 3),
        4 => Text(random),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Node(random, depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(5)).Select(i => KeyValuePair.Create(Text(random) + i, Node(random, depth + 1)))),
    };

    private static string Text(Random random)
    {
        const string Letters = "ab1-.:#'\"&*!|>%@ \n\t{}[],?\\~ü试_";
        return new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)])]);
    }
}
