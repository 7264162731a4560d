using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Browsers;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>Runs axe-core in a loaded page and its frames.</summary>
/// <param name="script">The script of axe-core.</param>
/// <param name="limit">Time for one page.</param>
internal sealed class AxeRunner(string script, TimeSpan limit)
{
    /// <summary>Tests the page.</summary>
    /// <param name="page">The page; it is held.</param>
    /// <param name="address">Its address.</param>
    /// <param name="tags">Tags of the rules that are tested.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationException"><c>AxeReportInvalid</c>, <c>PageNavigatedAway</c>, and those of the browser.</exception>
    public async Task<AxeReport> RunAsync(BrowserPage page, Uri address, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var frames = await page.FramesAsync(cancellationToken);
        await Task.WhenAll(frames.Select((frame, i) => InjectAsync(page, frame, isMain: i == 0, cancellationToken)));
        var options = new JsonObject
        {
            ["runOnly"] = new JsonObject { ["type"] = "tag", ["values"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },

            // Of rules that are kept, one element each is enough; they are most of a report.
            ["resultTypes"] = new JsonArray("violations", "incomplete"),
        };
        var json = await page.EvaluateAsync(
            $"axe.run(document, {options.ToJsonString()}).then(results => JSON.stringify(results))", cancellationToken, limit);
        page.CheckHeld();
        return AxeReportReader.Read(address, json.ValueKind == JsonValueKind.String ? json.GetString()! : json.ToString());
    }

    // A frame without axe-core makes the main one report that the frame was not tested.
    private async Task InjectAsync(BrowserPage page, PageFrame frame, bool isMain, CancellationToken cancellationToken)
    {
        try
        {
            await page.EvaluateAsync(frame, script + "\n;undefined", cancellationToken);
        }
        catch (OperationException exception) when (!isMain && exception.Id is "PageNavigatedAway" or "PageScriptFailed")
        {
            // The frame went on to another document, which is its right.
            return;
        }
    }
}
