using ProductionOps.Browsers;
using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Reads the accessibility tree of a page as a screen reader would, and tells what it could not say or find.</summary>
/// <param name="mostNamed">Elements without a name that are told one by one; of more, only the number.</param>
internal sealed class ScreenReaderReview(int mostNamed = 20)
{
    private static readonly Dictionary<string, string> NeedName = new(StringComparer.Ordinal)
    {
        ["image"] = "image",
        ["img"] = "image",
        ["link"] = "link",
        ["button"] = "button",
        ["textbox"] = "form field",
        ["searchbox"] = "form field",
        ["combobox"] = "form field",
        ["listbox"] = "form field",
        ["checkbox"] = "form field",
        ["radio"] = "form field",
        ["switch"] = "form field",
        ["slider"] = "form field",
        ["spinbutton"] = "form field",
    };

    /// <summary>What stands in the way on a page, one sentence each.</summary>
    public async Task<IReadOnlyList<string>> ReviewAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        var nodes = new List<AccessibilityProtocol.Node>();
        var main = (await page.FramesAsync(cancellationToken))[0];
        nodes.AddRange((await page.SendAsync(new AccessibilityProtocol.GetTree(main.Id), cancellationToken)).Nodes);
        var said = nodes.Where(node => !node.Ignored).ToList();
        var language = await page.EvaluateAsync("(document.documentElement.getAttribute('lang') || '').trim()", cancellationToken);
        return
        [
            .. language.GetString()!.Length == 0 ? ["The document names no language (lang on html), so it is read in a guessed one."] : Nothing,
            .. said.Exists(node => Role(node) == "RootWebArea" && Name(node).Length > 0) ? Nothing : ["The document has no title."],
            .. said.Exists(node => Role(node) == "main") ? Nothing : ["There is no main landmark to jump to."],
            .. Headings(said),
            .. await UnnamedAsync(page, said, cancellationToken),
        ];
    }

    private static string[] Nothing => [];

    private static IEnumerable<string> Headings(List<AccessibilityProtocol.Node> nodes)
    {
        var last = 0;
        foreach (var heading in nodes.Where(node => Role(node) == "heading"))
        {
            if (Name(heading).Length == 0) yield return "A heading is empty.";
            if (Level(heading) is not { } level) continue;
            if (level > last + 1 && last > 0) yield return $"The heading '{Short(Name(heading))}' is of level {level} and follows one of level {last}.";
            if (last == 0 && level != 1) yield return $"The first heading, '{Short(Name(heading))}', is of level {level} and not 1.";
            last = level;
        }

        if (last == 0) yield return "There is no heading to find one's way by.";
    }

    private async Task<IReadOnlyList<string>> UnnamedAsync(BrowserPage page, List<AccessibilityProtocol.Node> nodes, CancellationToken cancellationToken)
    {
        var issues = new List<string>();
        foreach (var group in nodes.Where(IsUnnamed).GroupBy(node => NeedName[Role(node)], StringComparer.Ordinal))
        {
            foreach (var node in group.Take(mostNamed)) issues.Add($"{Article(group.Key)} has no name: {await MarkupAsync(page, node, cancellationToken)}.");
            if (group.Count() > mostNamed) issues.Add($"{group.Count() - mostNamed} more of the kind '{group.Key}' have no name.");
        }

        return issues;
    }

    private static async Task<string> MarkupAsync(BrowserPage page, AccessibilityProtocol.Node node, CancellationToken cancellationToken)
    {
        if (node.BackendNodeId is not { } id) return "(not in the markup)";
        var element = (await page.SendAsync(new AccessibilityProtocol.Describe(id), cancellationToken)).Node;
        var attributes = (element.Attributes ?? []).Chunk(2).Select(pair => $" {pair[0]}=\"{Short(pair[^1])}\"");
        return Short($"<{element.NodeName.ToLowerInvariant()}{string.Concat(attributes)}>", 160);
    }

    private static bool IsUnnamed(AccessibilityProtocol.Node node) => NeedName.ContainsKey(Role(node)) && Name(node).Length == 0;

    private static string Role(AccessibilityProtocol.Node node) => Text(node.Role);

    private static string Name(AccessibilityProtocol.Node node) => Text(node.Name).Trim();

    private static int? Level(AccessibilityProtocol.Node node) =>
        node.Properties?.FirstOrDefault(property => property.Name == "level")?.Value.Content is { ValueKind: System.Text.Json.JsonValueKind.Number } level
            ? level.GetInt32()
            : null;

    private static string Text(AccessibilityProtocol.Value? value) =>
        value?.Content is { ValueKind: System.Text.Json.JsonValueKind.String } text ? text.GetString()! : "";

    private static string Article(string kind) => kind == "image" ? "An image" : $"A {kind}";

    private static string Short(string text, int length = 60) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
