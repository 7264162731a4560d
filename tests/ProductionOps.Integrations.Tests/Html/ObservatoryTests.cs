using System.Text.Json.Nodes;
using ProductionOps.Integrations.Html;
using ProductionOps.Monitoring.Security.Headers;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Html;

/// <summary>Our grades are those of the HTTP Observatory's own program; tests/observatory says how its answers were made.</summary>
public sealed class ObservatoryTests
{
    private const string Origin = "https://elsewhere.example";
    private static readonly Dictionary<string, JsonNode> Cases = Read("cases.json");
    private static readonly Dictionary<string, JsonNode> Expected = Read("expected.json");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Grade_score_and_every_test_agree(string name)
    {
        var grade = HeaderGrader.Grade(EvidenceOf(Cases[name]));
        var expected = Expected[name];
        var tests = expected["tests"]!.AsObject().Select(pair => $"{pair.Key}: {pair.Value!["result"]} {pair.Value["modifier"]}").Order(StringComparer.Ordinal);
        Assert.Equal(tests, grade.Findings.Select(finding => $"{finding.Test}: {finding.Result} {finding.Modifier}").Order(StringComparer.Ordinal));
        Assert.Equal((expected["grade"]!.GetValue<string>(), expected["score"]!.GetValue<int>()), (grade.Grade, grade.Score));
    }

    [Fact]
    public void What_takes_points_comes_with_advice()
    {
        var findings = Cases.Values.SelectMany(one => HeaderGrader.Grade(EvidenceOf(one)).Findings);
        Assert.All(findings, finding => Assert.True(finding.Modifier >= 0 || finding.Advice is not null, finding.Result));
    }

    [Fact]
    public void Every_case_was_graded() => Assert.Equal(Cases.Keys.Order(StringComparer.Ordinal), Expected.Keys.Order(StringComparer.Ordinal));

    private static HeaderEvidence EvidenceOf(JsonNode one) => new()
    {
        Url = new Uri($"{one["scheme"]}://www.example.org/"),
        Headers = Pairs(one["headers"]),
        Page = new PageReader().Read(one["body"]?.GetValue<string>() ?? ""),
        HttpRoute = one["http"]?.AsArray().Select(address => new Uri(address!.GetValue<string>())).ToArray(),
        AskedOrigin = Origin,
        CrossOriginHeaders = Pairs(one["cors"]),
    };

    private static KeyValuePair<string, string>[] Pairs(JsonNode? list) =>
    [
        .. (list?.AsArray() ?? []).Select(pair => KeyValuePair.Create(
            pair![0]!.GetValue<string>(), pair[1]!.GetValue<string>().Replace("ECHO", Origin, StringComparison.Ordinal))),
    ];

    private static Dictionary<string, JsonNode> Read(string file) => JsonNode.Parse(RepositoryRoot.Read($"tests/observatory/{file}"))!
        .AsArray()
        .ToDictionary(one => one!["name"]!.GetValue<string>(), one => one!, StringComparer.Ordinal);
}
