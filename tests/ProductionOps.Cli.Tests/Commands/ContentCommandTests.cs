using System.Text.Json.Nodes;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>prodops content test, as a process.</summary>
public sealed class ContentCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public ContentCommandTests()
    {
        _place.Write("dist/index.html", "<!doctype html><title>x</title><a href=\"gone.html\">gone, \"x\"</a>\n<a href='über uns.html#a'>x</a><img src=p.png alt=''>");
        _place.Write("dist/über uns.html", "<!doctype html><title>x</title><p id=b></p>");
        _place.Write("dist/p.png", "no image");
    }

    [Fact]
    public async Task Findings_come_as_lines_of_json_and_make_it_fail()
    {
        var result = await _place.RunAsync("content", "test", "dist", "--output", "ndjson");
        Assert.Equal(1, result.ExitCode);
        var findings = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["link-broken", "image-dimensions-missing", "image-broken", "anchor-missing"], findings.Select(static finding => (string)finding["rule"]!));
        Assert.Equal((1, 41, "gone.html"), ((int)findings[0]["line"]!, (int)findings[0]["column"]!, (string)findings[0]["target"]!));
    }

    [Fact]
    public async Task Redirects_are_told_once_and_links_through_them_keep_their_fragments()
    {
        _place.Write("dist/index.html", "<!doctype html><title>x</title><a href=/short#b>x</a><a href=/short#a>x</a>");
        _place.Write("dist/_redirects", "/short /über%20uns\n/round /and-round\n/and-round /round\n/one /two\n/two /gone");
        var result = await _place.RunAsync("content", "test", "dist", "--output", "ndjson", "--exclude", "*.png");
        Assert.Equal(1, result.ExitCode);
        var findings = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!);
        Assert.Equal(
            ["_redirects:2 redirect-loop /and-round", "_redirects:5 redirect-broken /gone", "index.html:1 anchor-missing /short#a", "p.png: image-broken "],
            findings.Select(static finding => $"{finding["page"]}:{finding["line"]} {finding["rule"]} {finding["target"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Csv_is_flat()
    {
        var result = await _place.RunAsync("content", "test", "dist", "--output", "csv", "--problem-only");
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("severity,rule,page,line,column,element,target,message,hint,sourceFile", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task A_table_fits_the_terminal()
    {
        var result = await _place.RunAsync("content", "test", "dist");
        Assert.All(result.Output.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Assert.Contains("link-broken", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_is_one_document_with_the_rules()
    {
        var result = await _place.RunAsync("content", "test", "dist", "--output", "sarif");
        Assert.Equal(1, result.ExitCode);
        var run = JsonNode.Parse(result.Output)!["runs"]![0]!;
        var first = run["results"]![0]!;
        Assert.Equal((string)first["ruleId"]!, (string)run["tool"]!["driver"]!["rules"]![(int)first["ruleIndex"]!]!["id"]!);
    }

    [Fact]
    public async Task Sarif_is_refused_where_there_are_no_findings_before_anything_is_done()
    {
        var before = _place.Fingerprint();
        var result = await _place.RunAsync("store", "initialize", "--output", "sarif");
        Assert.Equal(before, _place.Fingerprint());
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OutputUnsupported", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excluded_links_and_a_sound_site_leave_it_at_0()
    {
        var result = await _place.RunAsync("content", "test", "dist", "--exclude", "gone*", "--exclude", "*#a", "--problem-only");
        Assert.Equal(1, result.ExitCode);
        _place.Write("dist/index.html", "<!doctype html><title>x</title>");
        File.Delete(_place.PathOf("dist/p.png"));
        result = await _place.RunAsync("content", "test", "dist", "--summary", "--output", "json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, (int)JsonNode.Parse(result.Output)![0]!["pages"]!);
    }

    [Fact]
    public async Task What_cannot_be_tested_says_why()
    {
        var missing = await _place.RunAsync("content", "test", "nowhere");
        Assert.Contains("ContentPathNotFound", missing.Error, StringComparison.Ordinal);
        var file = await _place.RunAsync("content", "test", "dist/p.png");
        Assert.Equal(2, file.ExitCode);
        Assert.Contains("ContentPathInvalid", file.Error, StringComparison.Ordinal);
        Directory.CreateDirectory(_place.PathOf("empty"));
        Assert.Contains("ContentEmpty", (await _place.RunAsync("content", "test", "empty")).Error, StringComparison.Ordinal);
        Assert.Contains("StoreNotFound", (await _place.RunAsync("content", "test")).Error, StringComparison.Ordinal);
        var homepage = await _place.RunAsync("content", "test", "dist", "--homepage", "museum");
        Assert.Equal(2, homepage.ExitCode);
        Assert.Contains("ContentHomepageInvalid", homepage.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();
}
