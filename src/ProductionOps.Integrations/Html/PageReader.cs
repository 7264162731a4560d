using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ProductionOps.Monitoring.Security.Headers;

namespace ProductionOps.Integrations.Html;

/// <summary>Reads HTML with AngleSharp, by the standard that browsers follow.</summary>
public sealed class PageReader : IPageReader
{
    /// <inheritdoc/>
    public PageFacts Read(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var scripts = document.QuerySelectorAll("script").ToArray();
        var metas = document.QuerySelectorAll("meta").ToArray();
        return new PageFacts(
            scripts.Length,
            [.. scripts.Where(script => !string.IsNullOrEmpty(script.GetAttribute("src"))).Select(script => new ScriptReference(script.GetAttribute("src")!.Trim(), script.GetAttribute("integrity")))],
            [.. metas.Where(meta => Is(meta, "http-equiv", "content-security-policy")).Select(meta => meta.GetAttribute("content")).OfType<string>().Where(content => content.Length > 0)],
            metas.Where(meta => !meta.HasAttribute("http-equiv") && Is(meta, "name", "referrer")).Select(meta => meta.GetAttribute("content")).LastOrDefault(content => !string.IsNullOrEmpty(content)));
    }

    private static bool Is(IElement meta, string attribute, string value) =>
        string.Equals(meta.GetAttribute(attribute)?.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
