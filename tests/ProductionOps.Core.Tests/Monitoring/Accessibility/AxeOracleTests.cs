using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Deployment.Proof;
using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Core.Tests.Monitoring.Accessibility;

/// <summary>axe-core as a page runs it by itself, with nothing of ours: its own JSON is what our figures must equal.</summary>
public sealed class AxeOracleTests
{
    private const string Page = """
        <!doctype html><html><head><meta charset="utf-8"><title>Oracle</title>AXE</head><body><h2>Hello</h2><div id="host"></div>
        <img id="one" src="data:,"><img id="two" src="data:," alt="Two"><a id="link" href="/x"></a><button id="button"></button><input id="field">
        <p id="pale" style="color:#ddd;background:#fff">Pale</p><p style="background:linear-gradient(red,blue)">Gradient</p>
        <ul><div>Not an item</div></ul><table><tr><th></th></tr></table><div role="button" aria-foo="1">Odd</div>
        <iframe id="frame" title="Inner" srcdoc="<html><head><title>Inner</title>AXE</head><body><main><img id=inner src='data:,'></main></body></html>"></iframe>
        <script>host.attachShadow({mode: 'open'}).innerHTML = '<img id="deep" src="data:,"><select></select>'</script>RUN</body></html>
        """;

    private const string Run = """
        <script>onload = () => axe.run(document, {runOnly: {type: 'tag', values: TAGS}}).then(results => fetch('/result', {method: 'POST', body: JSON.stringify(results)}))</script>
        """;

    [Theory]
    [InlineData(WcagLevel.A)]
    [InlineData(WcagLevel.AAA)]
    public async Task The_figures_are_those_of_axe_itself(WcagLevel level)
    {
        var own = await ReportedByThePageAsync(level);
        await using var server = LoopbackServer.Answering(_ => Response(Html("", "")));
        var auditor = new AccessibilityAuditor(
            Chromium.Starter(), new SitemapReader(FreshConnections.Create, TimeProvider.System), TimeProvider.System, processors: 1);
        var result = await auditor.MeasureAsync(
            new AccessibilityRequest(server.Address, new AccessibilityMonitoringSettings { WcagLevel = level }), default);
        var report = Assert.Single(result.Pages);
        Assert.Equal(Elements(own, "violations"), Elements(report.Violations));
        Assert.Equal(Elements(own, "incomplete"), Elements(report.Incomplete));
        Assert.Equal(Rules(own, "passes"), report.Passes.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(own.GetProperty("inapplicable").GetArrayLength(), report.Inapplicable);
        Assert.Equal(
            (own.GetProperty("violations").GetArrayLength(), own.GetProperty("incomplete").GetArrayLength(), own.GetProperty("passes").GetArrayLength()),
            (result.Measurement.AxeResults!.Violations, result.Measurement.AxeResults.Incomplete, result.Measurement.AxeResults.Passes));
        Assert.Contains(report.Violations, rule => rule.Nodes.Any(node => node.Selector == "#frame -> #inner"));
        Assert.Equal(level != WcagLevel.A, report.Incomplete.Count > 0);
    }

    private static async Task<JsonElement> ReportedByThePageAsync(WcagLevel level)
    {
        var tags = string.Join(',', WcagTags.Of(level).Select(tag => $"'{tag}'"));
        var html = Html("<script src=/axe.min.js></script>", Run.Replace("TAGS", $"[{tags}]", StringComparison.Ordinal));
        var reported = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (head, stream, token) =>
        {
            var path = LoopbackServer.PathOf(head);
            if (path == "/result") reported.TrySetResult(await BodyAsync(head, stream, token));
            var answer = path == "/axe.min.js" ? Response(AxeCore.ReadScript(), "text/javascript") : Response(html);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), token);
        });
        await using var browser = await Chromium.Starter().StartAsync(default);
        await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
        await page.LoadAsync(server.Address, default);
        using var document = JsonDocument.Parse(await reported.Task);
        return document.RootElement.Clone();
    }

    private static string Html(string axe, string run) =>
        Page.Replace("AXE", axe, StringComparison.Ordinal).Replace("RUN", run, StringComparison.Ordinal);

    private static async Task<string> BodyAsync(string head, NetworkStream stream, CancellationToken cancellationToken)
    {
        var length = int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        var body = new byte[length];
        var begun = Encoding.Latin1.GetBytes(head[(head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        begun.CopyTo(body, 0);
        await stream.ReadExactlyAsync(body.AsMemory(begun.Length), cancellationToken);
        return Encoding.UTF8.GetString(body);
    }

    private static string Response(string body, string type = "text/html") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {type}; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    private static IEnumerable<string> Rules(JsonElement report, string part) =>
        report.GetProperty(part).EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Elements(JsonElement report, string part) =>
    [
        .. from rule in report.GetProperty(part).EnumerateArray()
           from node in rule.GetProperty("nodes").EnumerateArray()
           let target = string.Join(" -> ", node.GetProperty("target").EnumerateArray().Select(
               step => step.ValueKind == JsonValueKind.Array ? string.Join(" >>> ", step.EnumerateArray()) : step.GetString()))
           let line = $"{rule.GetProperty("id")} {node.GetProperty("impact")} {target}"
           orderby line
           select line,
    ];

    private static IEnumerable<string> Elements(IReadOnlyList<AxeRule> rules) =>
    [
        .. from rule in rules
           from node in rule.Nodes
           let line = $"{rule.Id} {node.Impact.ToString()!.ToLowerInvariant()} {node.Selector}"
           orderby line
           select line,
    ];
}
