using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Browsers.Protocol;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>Loads a page once and reads what the browser itself reports of it.</summary>
internal sealed class VitalsMeter
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuietAfterInput = TimeSpan.FromMilliseconds(500);
    private readonly string _script = ReadScript();

    /// <summary>Measures one load in a fresh profile.</summary>
    public async Task<PageSample> MeasureAsync(Browser browser, Uri address, ThrottlingProfile profile, CancellationToken cancellationToken)
    {
        await using var page = await browser.OpenPageAsync(Throttling.Setup(profile) with { Script = _script }, cancellationToken);
        await page.LoadAsync(address, cancellationToken);
        var rests = await page.RestAsync(Quiet, cancellationToken);
        page.Hold();
        var before = await ReadAsync(page, cancellationToken);
        var resources = page.Traffic.Requests.Where(request => request.Status is not null).Select(request => new LoadedResource(
            request.Type, request.MediaType, request.Transferred, request.Body, request.Content)).ToList();
        var (after, problem) = await ActAsync(page, cancellationToken);
        return PageSample.Of(before, after, resources) with { IsRestless = !rests, InputProblem = problem };
    }

    private static async Task<(VitalsFormat.Reading? After, string? Problem)> ActAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        try
        {
            var point = await page.EvaluateAsync("productionOps.neutral()", cancellationToken);
            page.Traffic.Touch();
            await (point.ValueKind == JsonValueKind.Object
                ? ClickAsync(page, point.Deserialize(VitalsJson.Default.Point)!, cancellationToken)
                : PressAsync(page, cancellationToken));
            await page.RestAsync(QuietAfterInput, cancellationToken);
            page.CheckHeld();
            var after = await ReadAsync(page, cancellationToken);
            return after.Fid is null ? (null, "the page reported no event for it") : (after, null);
        }
        catch (OperationException exception) when (exception.Id is "PageNavigatedAway" or "PageLeftSite" or "PageFailed")
        {
            return (null, "the page went to another address because of it");
        }
    }

    // The pointer moves there as a hand would move it, and nothing waits for the page in between: neither does a hand.
    private static async Task ClickAsync(BrowserPage page, VitalsFormat.Point point, CancellationToken cancellationToken) => await Task.WhenAll(
        page.SendAsync(new DeviceProtocol.Mouse("mouseMoved", point.X, point.Y, "none", 0), cancellationToken),
        page.SendAsync(new DeviceProtocol.Mouse("mousePressed", point.X, point.Y, "left", 1), cancellationToken),
        page.SendAsync(new DeviceProtocol.Mouse("mouseReleased", point.X, point.Y, "left", 1), cancellationToken));

    private static async Task PressAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        const int Shift = 16;
        await Task.WhenAll(
            page.SendAsync(new DeviceProtocol.Press("rawKeyDown", "Shift", "ShiftLeft", Shift), cancellationToken),
            page.SendAsync(new DeviceProtocol.Press("keyUp", "Shift", "ShiftLeft", Shift), cancellationToken));
    }

    private static async Task<VitalsFormat.Reading> ReadAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        var reading = await page.EvaluateAsync("productionOps.read()", cancellationToken);
        try
        {
            return reading.Deserialize(VitalsJson.Default.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw BrowserErrors.NotUnderstood($"its performance entries have another form ({exception.Message}).", exception);
        }
    }

    private static string ReadScript()
    {
        using var stream = typeof(VitalsMeter).Assembly.GetManifestResourceStream("vitals.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
